import { enqueue } from '#mail/enqueue.ts';
import { givenUpAt } from '#mail/mail-rules.ts';
import type { Message } from '#mail/message.ts';
import { day, type Instant } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { Executor } from '#platform/database.ts';
import { readEmailAddress } from '#platform/email-address.ts';
import { newId } from '#platform/identifier.ts';
import { nextTurn } from './mail-turn.ts';
import { pastMails, replaceWaiting } from './mail-turn-repository.ts';
import { hasEventSince, recordEvent } from './pledge-event-repository.ts';

interface Terms {
  pledgeId: string;
  addressHash?: string;
  /** Of mails with the same key only the first is queued. */
  dedupeKey: string;
  now: Instant;
  nextAt?: Instant;
  /** When the link in it ends, for mails whose time is that of their link. */
  linkExpires?: Instant;
}

/** Queues a mail about a pledge. */
export function queueMail({ config }: Context, tx: Executor, message: Message, terms: Terms): void {
  const { linkExpires = terms.now, ...rest } = terms;
  const sender = config.mailFrom.address.slice(config.mailFrom.address.lastIndexOf('@') + 1);
  const notAfter = givenUpAt(message.kind, terms.now, linkExpires);
  enqueue(tx, message, { id: newId(terms.now), ...rest, notAfter, sender });
}

/**
 * Queues a mail that a stranger may have caused: within ten minutes of the one before it waits and replaces what still
 * waits, and beyond the address's share of a day or a month there is none, only a line in the pledge's history.
 */
export function queueStrangersMail(
  context: Context,
  tx: Executor,
  { message, terms, wished }: { message: Message; terms: Omit<Terms, 'nextAt' | 'addressHash'>; wished: Instant },
): void {
  const { pledgeId, now } = terms;
  // Not by the pledge: "This was not me" deletes it, and the next form would begin another with a share of its own.
  const addressHash = context.keys.hashAddress(readEmailAddress(message.to.address)?.key ?? '');
  const turn = nextTurn(pastMails(tx, addressHash, now), { now, wished, scale: context.config.outboxTimeScale });
  if (!turn) {
    noteCapped(tx, pledgeId, now);
    return;
  }
  replaceWaiting(tx, turn.replaces, now);
  queueMail(context, tx, message, { ...terms, addressHash, nextAt: turn.at });
}

function noteCapped(tx: Executor, pledgeId: string, now: Instant): void {
  const today = now - day;
  if (!hasEventSince(tx, pledgeId, 'mail-capped', today))
    recordEvent(tx, { pledgeId, actor: 'visitor', action: 'mail-capped' }, now);
}
