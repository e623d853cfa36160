import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { id, instant } from './columns.ts';

export const organiser = sqliteTable('organiser', {
  id: id(),
  email: text('email').notNull(),
  addressKey: text('address_key').notNull().unique(),
  role: text('role', { enum: ['owner', 'organiser', 'viewer'] }).notNull(),
  createdAt: instant('created_at').notNull(),
  removedAt: instant('removed_at'),
});

/** A mailed way in: its link and its typed code are kept as hashes, and either can be used once. */
export const signIn = sqliteTable(
  'sign_in',
  {
    id: id(),
    organiserId: text('organiser_id')
      .notNull()
      .references(() => organiser.id),
    tokenHash: text('token_hash').notNull().unique(),
    codeHash: text('code_hash').notNull(),
    /** Hash of the cookie of the browser that asked: the code works in that browser only. */
    browserHash: text('browser_hash').notNull(),
    tries: integer('tries').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [
    index('sign_in_organiser').on(table.organiserId, table.createdAt),
    index('sign_in_browser').on(table.browserHash),
  ],
);

export const session = sqliteTable(
  'session',
  {
    id: id(),
    organiserId: text('organiser_id')
      .notNull()
      .references(() => organiser.id),
    tokenHash: text('token_hash').notNull().unique(),
    createdAt: instant('created_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [index('session_organiser').on(table.organiserId)],
);

/** Who among the organisers did what, and when: append-only. */
export const log = sqliteTable(
  'log',
  {
    id: id(),
    at: instant('at').notNull(),
    organiserId: text('organiser_id'),
    action: text('action').notNull(),
    subject: text('subject'),
    detail: text('detail', { mode: 'json' }),
  },
  (table) => [index('log_at').on(table.at)],
);
