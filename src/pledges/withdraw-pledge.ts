import { removePictures } from '#assets/picture-repository.ts';
import { cancelQueued } from '#mail/outbox-repository.ts';
import type { Instant } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { Executor } from '#platform/database.ts';
import { countDay, moveCounter } from './counter-repository.ts';
import { findMyPledge, keptAfterWithdrawal } from './my-pledge.ts';
import { removeFiles } from './picture-wish.ts';
import { type ConfirmedPledge, countedAs } from './pledge.ts';
import { recordEvent } from './pledge-event-repository.ts';
import { privateLink } from './pledge-links.ts';
import { withdrawalReceipt } from './pledge-mail.ts';
import { withdrawRow } from './pledge-repository.ts';
import { queueMail } from './queue-mail.ts';

/**
 * Takes a pledge out of the count, the list and the pictures at once, and cancels its mail; one receipt goes out. What
 * it said is kept for a change of mind. False when the link is not one of a confirmed pledge.
 */
export async function withdrawPledge(context: Context, token: string): Promise<boolean> {
  const now = context.clock.now();
  const stale = await context.write((tx) => {
    const pledge = findMyPledge(context, token, tx);
    return pledge?.state === 'confirmed' ? withdraw(context, tx, pledge, now) : null;
  });
  await removeFiles(context, stale ?? []);
  return stale !== null;
}

function withdraw(context: Context, tx: Executor, pledge: ConfirmedPledge, now: Instant): string[] {
  const { id, email, epoch, statement } = pledge;
  withdrawRow(tx, id, now);
  moveCounter(tx, { total: -1, [countedAs(statement)]: -1, withdrawn: 1 }, now);
  countDay(tx, 'withdrawn', now);
  recordEvent(tx, { pledgeId: id, actor: 'owner', action: 'withdrawn' }, now);
  cancelQueued(tx, id, null, now);
  if (email !== null) {
    const erasedAt = now + keptAfterWithdrawal;
    const message = withdrawalReceipt({
      to: email,
      privateLink: privateLink(context, id),
      erasedAt,
      origin: context.origin,
    });
    queueMail(context, tx, message, { pledgeId: id, dedupeKey: `withdrawn:${id}:${epoch}`, now });
  }
  return removePictures(tx, id);
}
