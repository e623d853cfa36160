import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { id, instant } from './columns.ts';

/** An entry of the calendar: proposed by anyone, published by an organiser. */
export const event = sqliteTable(
  'event',
  {
    id: id(),
    slug: text('slug').notNull().unique(),
    title: text('title').notNull(),
    summary: text('summary').notNull(),
    host: text('host'),
    place: text('place'),
    joinUrl: text('join_url'),
    bookingUrl: text('booking_url'),
    recordingUrl: text('recording_url'),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    proposerEmail: text('proposer_email'),
    state: text('state', { enum: ['proposed', 'published', 'cancelled', 'refused'] }).notNull(),
    /** Counts changes, as calendar clients expect of SEQUENCE in RFC 5545. */
    sequence: integer('sequence').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [index('event_state_starts').on(table.state, table.startsAt)],
);
