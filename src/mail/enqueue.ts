import { randomBytes } from 'node:crypto';
import type { Instant } from '#platform/clock.ts';
import type { Executor } from '#platform/database.ts';
import { readEmailAddress } from '#platform/email-address.ts';
import { mailRules } from './mail-rules.ts';
import type { Message } from './message.ts';
import { insertMail } from './outbox-repository.ts';

export interface QueueTerms {
  /** The mail's own id, by `newId`. */
  id: string;
  pledgeId: string | null;
  /** The keyed hash of the address, for mails that are counted by it. */
  addressHash?: string;
  /** Of mails with the same key only the first is queued. */
  dedupeKey: string;
  now: Instant;
  /** When it may leave; now, unless said otherwise. */
  nextAt?: Instant;
  /** After this instant it is not tried any more. */
  notAfter: Instant;
  /** The sender's domain, for the Message-ID. */
  sender: string;
}

/**
 * Queues a mail in the transaction of the fact it reports. What every attempt must share is settled here: Message-ID,
 * date, boundary and both bodies. Throws when the address was not read by `readEmailAddress` first, because nodemailer
 * repairs what it should refuse, and so could write to somebody else.
 */
export function enqueue(tx: Executor, message: Message, terms: QueueTerms): void {
  if (readEmailAddress(message.to.address)?.address !== message.to.address)
    throw new TypeError('A mail may be queued only to an address that was read strictly');
  insertMail(tx, {
    id: terms.id,
    kind: message.kind,
    pledgeId: terms.pledgeId,
    toName: message.to.name,
    toAddress: message.to.address,
    addressHash: terms.addressHash ?? null,
    dedupeKey: terms.dedupeKey,
    subject: message.subject,
    text: message.text,
    html: message.html,
    lateText: message.late?.text ?? null,
    lateHtml: message.late?.html ?? null,
    messageId: `<${terms.id}.${message.kind}@${terms.sender}>`,
    date: terms.now,
    boundary: randomBytes(12).toString('hex'),
    state: 'queued',
    priority: mailRules[message.kind].priority,
    nextAt: terms.nextAt ?? terms.now,
    notAfter: terms.notAfter,
    createdAt: terms.now,
  });
}
