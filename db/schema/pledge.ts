import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, id, instant } from './columns.ts';

export const pledgeStates = ['pending', 'confirmed', 'withdrawn', 'invalidated', 'held', 'erased'] as const;

/** What a person says of themselves: the same columns in a pledge (accepted) and a proposal (not yet). */
const statement = () => ({
  pledgingAs: text('pledging_as', { enum: ['self', 'organisation'] }).notNull(),
  role: text('role'),
  organisation: text('organisation'),
  sector: text('sector'),
  nation: text('nation'),
  listed: flag('listed').notNull(),
  updates: flag('updates').notNull(),
  consentWording: text('consent_wording').notNull(),
  consentAt: instant('consent_at').notNull(),
  source: text('source'),
});

export const pledge = sqliteTable(
  'pledge',
  {
    id: id(),
    edition: integer('edition').notNull(),
    origin: text('origin', { enum: ['web', 'paper'] }).notNull(),
    ...statement(),
    name: text('name'),
    email: text('email'),
    addressKey: text('address_key').unique(),
    personalCapacity: flag('personal_capacity').notNull().default(false),
    hiddenBy: text('hidden_by'),
    pictureChoices: text('picture_choices', { mode: 'json' }),
    ordinal: integer('ordinal').unique(),
    state: text('state', { enum: pledgeStates }).notNull(),
    epoch: integer('epoch').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    /** Of a pledge nobody confirmed: when the newest link mailed for it ends or ended. */
    linkEndsAt: instant('link_ends_at'),
    confirmedAt: instant('confirmed_at'),
    withdrawnAt: instant('withdrawn_at'),
    erasedAt: instant('erased_at'),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    index('pledge_state_created').on(table.state, table.createdAt),
    index('pledge_state_link').on(table.state, table.linkEndsAt),
    index('pledge_state_ordinal').on(table.state, table.ordinal),
    check(
      'pledge_state_known',
      sql`${table.state} in ('pending', 'confirmed', 'withdrawn', 'invalidated', 'held', 'erased')`,
    ),
    check(
      'pledge_confirmed_is_numbered',
      sql`${table.state} <> 'confirmed' or (${table.ordinal} is not null and ${table.confirmedAt} is not null)`,
    ),
    check('pledge_alive_has_name', sql`${table.state} = 'erased' or ${table.name} is not null`),
    check(
      'pledge_web_has_address',
      sql`${table.state} = 'erased' or ${table.origin} = 'paper' or (${table.email} is not null and ${table.addressKey} is not null)`,
    ),
    check(
      'pledge_erased_is_empty',
      sql`${table.state} <> 'erased' or (${table.name} is null and ${table.email} is null and ${table.addressKey} is null and ${table.role} is null and ${table.organisation} is null)`,
    ),
  ],
);

/** What one submission said, bound to the link in its mail. It changes a pledge only when that link is pressed. */
export const proposal = sqliteTable(
  'proposal',
  {
    id: id(),
    pledgeId: text('pledge_id')
      .notNull()
      .references(() => pledge.id),
    submitId: text('submit_id').notNull().unique(),
    ...statement(),
    name: text('name').notNull(),
    epoch: integer('epoch').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    confirmedAt: instant('confirmed_at'),
  },
  (table) => [
    index('proposal_pledge').on(table.pledgeId, table.createdAt),
    index('proposal_open').on(table.expiresAt).where(sql`${table.confirmedAt} is null`),
  ],
);

/** Who did what to a pledge, and when: append-only, without free text. */
export const pledgeEvent = sqliteTable(
  'pledge_event',
  {
    id: id(),
    pledgeId: text('pledge_id').notNull(),
    at: instant('at').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
  },
  (table) => [index('pledge_event_pledge').on(table.pledgeId, table.at)],
);

/** The one row of running totals, moved in the same transactions as the pledges they count. */
export const counter = sqliteTable(
  'counter',
  {
    id: integer('id').primaryKey(),
    total: integer('total').notNull(),
    people: integer('people').notNull(),
    organisations: integer('organisations').notNull(),
    pending: integer('pending').notNull(),
    withdrawn: integer('withdrawn').notNull(),
    held: integer('held').notNull(),
    nextOrdinal: integer('next_ordinal').notNull(),
    version: integer('version').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [
    check('counter_one_row', sql`${table.id} = 1`),
    check(
      'counter_adds_up',
      sql`${table.total} = ${table.people} + ${table.organisations} and ${table.people} >= 0 and ${table.organisations} >= 0`,
    ),
  ],
);

/** Totals of one day of the calendar in Europe/London (`2026-06-08`), so that no chart counts rows. */
export const dayCount = sqliteTable('day_count', {
  day: text('day').primaryKey(),
  pledged: integer('pledged').notNull().default(0),
  confirmed: integer('confirmed').notNull().default(0),
  withdrawn: integer('withdrawn').notNull().default(0),
});

/** When the count first reached a milestone; never moved afterwards. */
export const milestone = sqliteTable('milestone', {
  count: integer('count').primaryKey(),
  reachedAt: instant('reached_at').notNull(),
});
