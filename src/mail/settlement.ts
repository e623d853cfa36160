import { day, type Instant, second } from '#platform/clock.ts';
import { backoff, honouredWait, mailboxWait } from './backoff.ts';
import type { RelaySign } from './breaker.ts';
import { blankFinal, type Change, type OutboxState, type QueuedMail, unleased } from './delivery-repository.ts';
import { type MailRule, mailRules } from './mail-rules.ts';
import type { Failure, Verdict } from './smtp-failure.ts';

/** How one sending ended. */
export type Ending =
  | { as: 'sent' }
  | { as: Verdict; failure: Failure }
  /** Called off before its body had left, because the process stops. */
  | { as: 'called-off' }
  /** A picture that it carries is not where it should be. */
  | { as: 'picture-missing' }
  /** The process that was sending it is no more. */
  | { as: 'died' };

export interface Settlement {
  state: OutboxState;
  change: Change;
  suppression?: { reason: 'recipient-gone' | 'mailbox'; lasts: number };
}

export interface SettlementTerms {
  now: Instant;
  /** From 0 to 1: spreads the waits. */
  chance: number;
  timeScale: number;
  /** How often this mail met a full or switched-off mailbox before. */
  mailboxTries: number;
}

/** At most this many copies of a mail may have left without anybody knowing. */
const mostCopies = 3;

const afterSecondDeath = 10 * second;

/** What becomes of a mail after a sending of it ended so. */
export function settlementOf(mail: QueuedMail, ending: Ending, terms: SettlementTerms): Settlement {
  const refunded = { attempts: mail.attempts - 1, refunds: mail.refunds + 1 };
  switch (ending.as) {
    case 'sent':
      return { state: 'sent', change: { ...blankFinal('sent'), sentAt: terms.now } };
    case 'relay-trouble':
    case 'configuration':
    case 'picture-missing':
      return again(mail, terms, backoff('relay', refunded.refunds, terms.chance), refunded);
    case 'called-off':
      return again(mail, terms, 0, refunded);
    case 'passing':
    case 'passing-slowly':
      return again(mail, terms, passingWait(mail, ending.failure, terms));
    case 'mailbox':
      return afterFullMailbox(mail, terms);
    case 'recipient-gone':
      return failed({ reason: 'recipient-gone', lasts: 180 * day });
    case 'policy':
    case 'own-fault':
      return { state: 'held', change: { ...unleased, state: 'held' } };
    case 'no-verdict':
    case 'died':
      return withoutVerdict(mail, ending.as, terms);
  }
}

/** What a sending's end says about the relay; null where it says nothing. */
export function relaySignOf(ending: Ending): RelaySign | null {
  switch (ending.as) {
    case 'relay-trouble':
    case 'no-verdict':
      return 'trouble';
    case 'configuration':
      return 'stop';
    case 'policy':
      return 'refused';
    case 'called-off':
    case 'picture-missing':
    case 'died':
      return null;
    case 'own-fault':
      return ending.failure.phase === 'local' ? null : 'well';
    default:
      return 'well';
  }
}

function again(mail: QueuedMail, terms: SettlementTerms, wait: number, change: Change = {}): Settlement {
  // A last try just before it is given up; the claim after that ends it.
  const nextAt = Math.min(mail.notAfter, terms.now + Math.round(wait * terms.timeScale));
  return { state: 'queued', change: { ...unleased, ...change, state: 'queued', nextAt } };
}

function passingWait(mail: QueuedMail, { namedWait }: Failure, terms: SettlementTerms): number {
  return namedWait === null ? backoff('recipient', mail.attempts, terms.chance) : honouredWait(namedWait);
}

function afterFullMailbox(mail: QueuedMail, terms: SettlementTerms): Settlement {
  const wait = mailboxWait(terms.mailboxTries + 1);
  return wait === null ? failed({ reason: 'mailbox', lasts: 14 * day }) : again(mail, terms, wait);
}

function failed(suppression: NonNullable<Settlement['suppression']>): Settlement {
  return { state: 'failed_recipient', change: blankFinal('failed_recipient'), suppression };
}

function withoutVerdict(mail: QueuedMail, cause: 'no-verdict' | 'died', terms: SettlementTerms): Settlement {
  const counted = cause === 'died' ? { recovered: mail.recovered + 1 } : { ambiguous: mail.ambiguous + 1 };
  const copies = mail.recovered + mail.ambiguous + 1;
  const rule: MailRule = mailRules[mail.kind];
  if (rule.withoutVerdict === 'unknown' || (copies >= mostCopies && cause === 'no-verdict'))
    return { state: 'unknown', change: { ...blankFinal('unknown'), ...counted } };
  if (copies >= mostCopies) return { state: 'held', change: { ...unleased, ...counted, state: 'held' } };
  // A process that dies again and again, as in a crash loop, may not use up a mail's tries within seconds.
  const wait = cause === 'died' ? (copies > 1 ? afterSecondDeath : 0) : backoff('recipient', copies, terms.chance);
  return again(mail, terms, wait, counted);
}
