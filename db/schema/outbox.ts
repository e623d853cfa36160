import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { id, instant } from './columns.ts';

export const outboxStates = [
  'queued',
  'sending',
  'held',
  'sent',
  'cancelled',
  'unknown',
  'failed_recipient',
  'failed_temporary',
] as const;

export const mailKinds = [
  'sign-in',
  'confirm',
  'already-pledged',
  'new-link',
  'receipt',
  'notice',
  'pack',
  'update',
] as const;

/** An attachment of a queued mail: where its bytes are kept, and how the mail names them. */
export interface Attachment {
  contentKey: string;
  fileName: string;
  contentType: string;
  contentId: string;
}

/** A mail to be sent, rendered whole when it is queued, in the transaction of the fact it reports. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: id(),
    kind: text('kind', { enum: mailKinds }).notNull(),
    pledgeId: text('pledge_id'),
    toName: text('to_name'),
    toAddress: text('to_address'),
    /** The keyed hash of the address, in mails that a stranger can cause: they are counted by it. */
    addressHash: text('address_hash'),
    dedupeKey: text('dedupe_key').notNull().unique(),
    subject: text('subject').notNull(),
    text: text('text'),
    html: text('html'),
    /** The bodies to send instead when the pictures a pack waits for are late; null once that is decided. */
    lateText: text('late_text'),
    lateHtml: text('late_html'),
    attachments: text('attachments', { mode: 'json' }).$type<Attachment[]>(),
    messageId: text('message_id').notNull(),
    date: instant('date').notNull(),
    boundary: text('boundary').notNull(),
    state: text('state', { enum: outboxStates }).notNull(),
    priority: integer('priority').notNull(),
    attempts: integer('attempts').notNull().default(0),
    refunds: integer('refunds').notNull().default(0),
    ambiguous: integer('ambiguous').notNull().default(0),
    recovered: integer('recovered').notNull().default(0),
    nextAt: instant('next_at').notNull(),
    notAfter: instant('not_after').notNull(),
    lease: text('lease'),
    leaseUntil: instant('lease_until'),
    leaseBoot: text('lease_boot'),
    lastCode: integer('last_code'),
    lastEnhanced: text('last_enhanced'),
    lastClass: text('last_class'),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
  },
  (table) => [
    index('outbox_due').on(table.state, table.priority, table.nextAt),
    index('outbox_pledge').on(table.pledgeId, table.createdAt),
    index('outbox_address').on(table.addressHash, table.createdAt),
    index('outbox_lease').on(table.state, table.leaseUntil),
    check(
      'outbox_final_is_blank',
      sql`${table.state} in ('queued', 'sending', 'held') or (${table.toAddress} is null and ${table.text} is null and ${table.html} is null)`,
    ),
    check(
      'outbox_open_is_whole',
      sql`${table.state} not in ('queued', 'sending', 'held') or (${table.toAddress} is not null and ${table.text} is not null and ${table.html} is not null)`,
    ),
    check('outbox_sending_is_leased', sql`(${table.state} = 'sending') = (${table.lease} is not null)`),
  ],
);

/** One change of a mail's state: when, from what, to what, and the peer's code; never an address. */
export const deliveryEvent = sqliteTable(
  'delivery_event',
  {
    id: id(),
    outboxId: text('outbox_id').notNull(),
    at: instant('at').notNull(),
    fromState: text('from_state').notNull(),
    toState: text('to_state').notNull(),
    code: integer('code'),
    class: text('class'),
    phase: text('phase'),
  },
  (table) => [index('delivery_event_outbox').on(table.outboxId, table.at), index('delivery_event_at').on(table.at)],
);

/** Addresses not to be written to, as keyed hashes: nothing here can be read back into an address. */
export const suppression = sqliteTable('suppression', {
  addressHash: text('address_hash').primaryKey(),
  reason: text('reason', { enum: ['recipient-gone', 'mailbox', 'never-write'] }).notNull(),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at'),
});
