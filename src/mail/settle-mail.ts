import { hour, type Instant } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { Executor } from '#platform/database.ts';
import { readEmailAddress } from '#platform/email-address.ts';
import {
  changeMail,
  clampWaits,
  countEnded,
  findAbandoned,
  type QueuedMail,
  recordChange,
  suppress,
  wakeAfterTrouble,
} from './delivery-repository.ts';
import { type Ending, type Settlement, settlementOf } from './settlement.ts';

/** No wait is longer (see `mailboxWait`): what lies beyond was written by a clock that has been set back since. */
const furthestWait = 24 * hour;

/** Writes down how the sending of a mail ended, under the claim it was sent under. */
export async function settleMail(
  context: Context,
  mail: QueuedMail,
  ending: Ending,
  chance: number,
): Promise<Settlement> {
  const now = context.clock.now();
  return await context.write((tx) => settle(context, tx, mail, ending, now, chance));
}

/** Takes back what a process that is no more left in sending, and says how many mails that were. */
export async function recoverMails(context: Context, boot: string): Promise<number> {
  const now = context.clock.now();
  return await context.write((tx) => {
    const abandoned = findAbandoned(tx, boot);
    for (const mail of abandoned) settle(context, tx, mail, { as: 'died' }, now, 0);
    return abandoned.length;
  });
}

/** Sets waits right that a clock, set back since, has made too long. */
export async function clampMails(context: Context): Promise<void> {
  const now = context.clock.now();
  await context.write((tx) => clampWaits(tx, now, now + furthestWait));
}

/** After a time of relay trouble: what waits only because of it leaves now. */
export async function wakeMails(context: Context): Promise<void> {
  const now = context.clock.now();
  await context.write((tx) => wakeAfterTrouble(tx, now));
}

function settle(
  context: Context,
  tx: Executor,
  mail: QueuedMail,
  ending: Ending,
  now: Instant,
  chance: number,
): Settlement {
  const failure = 'failure' in ending ? ending.failure : null;
  const settlement = settlementOf(mail, ending, {
    now,
    chance,
    timeScale: context.config.outboxTimeScale,
    mailboxTries: ending.as === 'mailbox' ? countEnded(tx, mail.id, 'mailbox') : 0,
  });
  const code = ending.as === 'sent' ? 250 : (failure?.code ?? null);
  const last = { lastCode: code, lastEnhanced: failure?.enhanced ?? null, lastClass: ending.as };
  if (!changeMail(tx, mail, { ...settlement.change, ...last })) {
    context.log.error({ mail: mail.id, ending: ending.as }, 'a mail was settled by somebody else');
    return settlement;
  }
  const phase = failure?.phase ?? null;
  const toState = settlement.state;
  recordChange(tx, { outboxId: mail.id, at: now, fromState: 'sending', toState, code, class: ending.as, phase });
  if (settlement.suppression) suppressRecipient(context, tx, mail, settlement.suppression, now);
  return settlement;
}

function suppressRecipient(
  context: Context,
  tx: Executor,
  mail: QueuedMail,
  { reason, lasts }: NonNullable<Settlement['suppression']>,
  now: Instant,
): void {
  const key = readEmailAddress(mail.toAddress ?? '')?.key;
  if (key) suppress(tx, { addressHash: context.keys.hashAddress(key), reason, createdAt: now, expiresAt: now + lasts });
}
