import { randomUUID } from 'node:crypto';
import { type Instant, second } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { Executor } from '#platform/database.ts';
import { readEmailAddress } from '#platform/email-address.ts';
import {
  blankFinal,
  changeMail,
  type FinalState,
  findDueMail,
  findPledgeOfMail,
  isMailDue,
  isSuppressed,
  leaseMail,
  type QueuedMail,
  recordChange,
} from './delivery-repository.ts';
import { type MailRule, mailRules } from './mail-rules.ts';

/** The longest that one sending may take, in milliseconds. */
export const longestSend = 150 * second;
const leaseTime = longestSend + 60 * second;
/** So that many mails ended at once do not keep the database's lock for long. */
const mostEnded = 100;

export interface Claimant {
  /** Names this run of the process. */
  boot: string;
  /** The priorities that this lane takes. */
  priorities: readonly number[];
}

/**
 * Takes the most urgent mail that is due, if it may still leave: what stands in its way now (withdrawn, suppressed, too
 * late) ends it here. A mail that waited for pictures and is claimed without them keeps the bodies without them for good.
 */
export async function claimMail(context: Context, claimant: Claimant): Promise<QueuedMail | null> {
  const now = context.clock.now();
  if (!isMailDue(context.database, now, claimant.priorities)) return null;
  return await context.write((tx) => {
    for (let ended = 0; ended < mostEnded; ended += 1) {
      const mail = findDueMail(tx, now, claimant.priorities);
      if (!mail) return null;
      const hindrance = whatHinders(context, tx, mail, now);
      if (!hindrance) return take(context, tx, mail, claimant.boot);
      end(context, tx, mail, hindrance, now);
    }
    return null;
  });
}

interface Hindrance {
  state: FinalState;
  reason: string;
}

function whatHinders(context: Context, tx: Executor, mail: QueuedMail, now: Instant): Hindrance | null {
  const rule: MailRule = mailRules[mail.kind];
  if (now > mail.notAfter)
    return { state: mail.attempts + mail.refunds > 0 ? 'failed_temporary' : 'cancelled', reason: 'too-late' };
  if (mail.pledgeId !== null && !mayLeave(tx, mail, rule)) return { state: 'cancelled', reason: 'withdrawn' };
  const key = readEmailAddress(mail.toAddress ?? '')?.key ?? '';
  if (isSuppressed(tx, context.keys.hashAddress(key), rule.stoppedBy, now))
    return { state: 'cancelled', reason: 'suppressed' };
  return null;
}

function mayLeave(tx: Executor, mail: QueuedMail, rule: MailRule): boolean {
  const pledge = findPledgeOfMail(tx, mail.pledgeId as string);
  // "This was not me" takes a pending pledge away, row and all; only the receipt of that is still owed.
  if (!pledge) return mail.kind === 'receipt';
  const leftAt = Math.max(pledge.withdrawnAt ?? 0, pledge.erasedAt ?? 0);
  return rule.leavesIn.includes(pledge.state) && mail.createdAt >= leftAt;
}

function take(context: Context, tx: Executor, mail: QueuedMail, boot: string): QueuedMail | null {
  const lease = { lease: randomUUID(), leaseUntil: context.clock.now() + leaseTime, leaseBoot: boot };
  const late = mail.lateText !== null && mail.lateHtml !== null;
  const change = {
    attempts: mail.attempts + 1,
    ...(late ? { text: mail.lateText, html: mail.lateHtml, lateText: null, lateHtml: null } : {}),
  };
  if (leaseMail(tx, mail.id, lease, change)) return { ...mail, ...change, ...lease, state: 'sending' };
  context.log.error({ mail: mail.id }, 'a mail that was due could not be claimed');
  return null;
}

function end(context: Context, tx: Executor, mail: QueuedMail, { state, reason }: Hindrance, now: Instant): void {
  if (!changeMail(tx, mail, { ...blankFinal(state), lastClass: reason }))
    context.log.error({ mail: mail.id }, 'a mail that was due changed while it was being ended');
  recordChange(tx, { outboxId: mail.id, at: now, fromState: mail.state, toState: state, class: reason });
}
