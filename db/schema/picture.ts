import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { id, instant } from './columns.ts';
import { pledge } from './pledge.ts';

/** A picture wished for a signer, and where its bytes are kept once drawn. */
export const picture = sqliteTable(
  'picture',
  {
    id: id(),
    pledgeId: text('pledge_id')
      .notNull()
      .references(() => pledge.id),
    template: text('template').notNull(),
    format: text('format').notNull(),
    colourway: text('colourway').notNull(),
    card: text('card', { mode: 'json' }).notNull(),
    state: text('state', { enum: ['wanted', 'drawing', 'drawn', 'failed'] }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAt: instant('next_at').notNull(),
    leaseUntil: instant('lease_until'),
    contentKey: text('content_key'),
    bytes: integer('bytes'),
    createdAt: instant('created_at').notNull(),
    drawnAt: instant('drawn_at'),
  },
  (table) => [
    uniqueIndex('picture_one_of_a_kind').on(table.pledgeId, table.template, table.format),
    index('picture_due').on(table.state, table.nextAt),
    index('picture_content').on(table.contentKey),
    check('picture_drawn_has_content', sql`${table.state} <> 'drawn' or ${table.contentKey} is not null`),
  ],
);
