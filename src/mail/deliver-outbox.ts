import { setTimeout as wait } from 'node:timers/promises';
import { second } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { faultPoint } from '#platform/fault.ts';
import { describeError } from '#platform/log.ts';
import type { Breaker } from './breaker.ts';
import { type Claimant, claimMail, longestSend } from './claim-mail.ts';
import type { QueuedMail } from './delivery-repository.ts';
import { settleMail, wakeMails } from './settle-mail.ts';
import { type Ending, relaySignOf } from './settlement.ts';
import { judgeFailure } from './smtp-failure.ts';
import type { Lane, OutgoingMail } from './transport.ts';

/** The bytes kept under a content key, drawn anew if they were lost; null where that cannot be done now. */
export type ReadPicture = (contentKey: string) => Promise<Buffer | null>;

/** What one lane works with. The breaker is shared by all lanes, because they lead to one relay. */
export interface Delivery extends Claimant {
  context: Context;
  lane: Lane;
  breaker: Breaker;
  readPicture: ReadPicture;
  /** Aborted to call off what is being sent. */
  stopping: AbortSignal;
}

/** Sends the most urgent mail that is due, and says how that ended; null when nothing was due or the relay is to rest. */
export async function deliverNext(delivery: Delivery): Promise<Ending['as'] | null> {
  const { context, breaker } = delivery;
  if (!breaker.mayTry(context.clock.now())) return null;
  const mail = await claimOrPutBack(delivery);
  if (!mail) return null;
  faultPoint(context.config, 'after-claim');
  const ending = await sendMail(delivery, mail);
  if (ending.as === 'sent') faultPoint(context.config, 'after-250');
  if (ending.as === 'sent') await noteSent(context, mail);
  const sign = relaySignOf(ending);
  if (sign === null) breaker.putBack();
  const relayIsBack = sign !== null && breaker.note(sign, context.clock.now());
  await settleSurely(context, mail, ending);
  if (relayIsBack) await wakeMails(context);
  return ending.as;
}

async function claimOrPutBack({ context, breaker, boot, priorities }: Delivery): Promise<QueuedMail | null> {
  try {
    const mail = await claimMail(context, { boot, priorities });
    if (!mail) breaker.putBack();
    return mail;
  } catch (error) {
    breaker.putBack();
    throw error;
  }
}

async function sendMail(delivery: Delivery, mail: QueuedMail): Promise<Ending> {
  const attachments = await gatherAttachments(delivery.readPicture, mail).catch((error: unknown) => {
    delivery.context.log.error({ mail: mail.id, ...describeError(error) }, 'the pictures of a mail could not be read');
    return null;
  });
  if (!attachments) return { as: 'picture-missing' };
  const signal = AbortSignal.any([delivery.stopping, AbortSignal.timeout(longestSend)]);
  const failure = await delivery.lane.send(outgoing(mail, attachments), signal);
  if (!failure) return { as: 'sent' };
  if (delivery.stopping.aborted && failure.phase !== 'body-left') return { as: 'called-off' };
  return { as: judgeFailure(failure), failure };
}

async function gatherAttachments(
  readPicture: ReadPicture,
  mail: QueuedMail,
): Promise<OutgoingMail['attachments'] | null> {
  const gathered: OutgoingMail['attachments'] = [];
  for (const { contentKey, ...named } of mail.attachments ?? []) {
    const bytes = await readPicture(contentKey);
    if (!bytes) return null;
    gathered.push({ ...named, bytes });
  }
  return gathered;
}

function outgoing(mail: QueuedMail, attachments: OutgoingMail['attachments']): OutgoingMail {
  return {
    messageId: mail.messageId,
    date: new Date(mail.date),
    boundary: mail.boundary,
    to: { name: mail.toName ?? '', address: mail.toAddress as string },
    subject: mail.subject,
    text: mail.text as string,
    html: mail.html as string,
    attachments,
  };
}

/**
 * Enters a mail that left in the ledger, before its row is settled: whatever a database calls sent, the ledger has, and a
 * restored one can rely on it. A mail that could not be entered would be held after a restore, not sent again.
 */
async function noteSent({ clock, ledgers, log }: Context, mail: QueuedMail): Promise<void> {
  await ledgers.sent.append({ at: clock.now(), id: mail.messageId }).catch((error: unknown) => {
    log.error({ mail: mail.id, ...describeError(error) }, 'a mail that left could not be entered in the ledger');
  });
}

/** What was sent must be written down before anything else is sent: while the disk is full or locked, the lane waits. */
async function settleSurely(context: Context, mail: QueuedMail, ending: Ending): Promise<void> {
  for (;;) {
    try {
      const { state } = await settleMail(context, mail, ending, Math.random());
      if (ending.as !== 'sent')
        context.log.warn({ mail: mail.id, kind: mail.kind, ending: ending.as, state }, 'a mail did not leave');
      return;
    } catch (error) {
      context.log.error({ mail: mail.id, ...describeError(error) }, 'a mail could not be settled; trying again');
      await wait(second);
    }
  }
}
