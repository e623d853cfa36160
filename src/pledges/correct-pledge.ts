import { cancelQueued } from '#mail/outbox-repository.ts';
import type { Instant } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { Executor } from '#platform/database.ts';
import { newId } from '#platform/identifier.ts';
import { type Correction, type CorrectionFormState, correctionFormOf } from './correction-form.ts';
import { moveCounter } from './counter-repository.ts';
import { findMyPledge } from './my-pledge.ts';
import { removeFiles, wishPictures } from './picture-wish.ts';
import { type ConfirmedPledge, countedAs, looksTheSame, saysTheSame } from './pledge.ts';
import { recordEvent } from './pledge-event-repository.ts';
import { correctRow } from './pledge-repository.ts';
import { queuePack } from './queue-pack.ts';

/** The form as it is first shown; null when the link is not one of a confirmed pledge. */
export function openCorrection(context: Context, token: string): CorrectionFormState | null {
  const pledge = findMyPledge(context, token);
  return pledge?.state === 'confirmed' ? correctionFormOf(pledge.statement, pledge.personalCapacity) : null;
}

/**
 * Makes a confirmed pledge say what its signer put right. The count follows, and pictures that would look otherwise are
 * made anew. False when the link is not one of a confirmed pledge.
 */
export async function correctPledge(context: Context, token: string, correction: Correction): Promise<boolean> {
  const now = context.clock.now();
  const stale = await context.write((tx) => {
    const pledge = findMyPledge(context, token, tx);
    return pledge?.state === 'confirmed' ? correct(context, tx, { pledge, correction, now }) : null;
  });
  await removeFiles(context, stale ?? []);
  return stale !== null;
}

function correct(
  context: Context,
  tx: Executor,
  { pledge, correction, now }: { pledge: ConfirmedPledge; correction: Correction; now: Instant },
): string[] {
  const { id, statement: before } = pledge;
  const { personalCapacity } = correction;
  const { listed, updates } = before;
  const statement = { ...correction.statement, listed, updates };
  const sameCapacity = personalCapacity === pledge.personalCapacity;
  if (sameCapacity && saysTheSame(before, statement)) return [];

  correctRow(tx, id, { statement, personalCapacity }, now);
  if (countedAs(before) !== countedAs(statement))
    moveCounter(tx, { [countedAs(before)]: -1, [countedAs(statement)]: 1 }, now);
  recordEvent(tx, { pledgeId: id, actor: 'owner', action: 'corrected' }, now);
  if (sameCapacity && looksTheSame(before, statement)) return [];

  const corrected = { ...pledge, statement, personalCapacity };
  const stale = wishPictures(tx, { ...corrected, pledgeId: id, now });
  // A pack that had not left yet would call them by what they have just put right.
  if (cancelQueued(tx, id, ['pack'], now) > 0)
    queuePack(context, tx, { pledge: corrected, dedupeKey: `pack:${id}:corrected:${newId(now)}`, now });
  return stale;
}
