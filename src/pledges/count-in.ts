import { milestones } from '#content/milestones.ts';
import type { Instant } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { Executor } from '#platform/database.ts';
import { countDay, markMilestone, moveCounter, readCounter } from './counter-repository.ts';
import { wishPictures } from './picture-wish.ts';
import { type Consent, countedAs, type LivingPledge, type Statement } from './pledge.ts';
import { recordEvent } from './pledge-event-repository.ts';
import { acceptStatement } from './pledge-repository.ts';
import { queuePack } from './queue-pack.ts';

/**
 * Counts a pledge that was not counted: number, totals, day, milestone, history, pictures and the mail with them, all in
 * the caller's transaction. A number is given once; who returns has the one they had.
 */
export function countIn(
  context: Context,
  tx: Executor,
  given: { pledge: LivingPledge; accepted: { statement: Statement; consent: Consent }; now: Instant },
): void {
  const { pledge, accepted, now } = given;
  const { statement, consent } = accepted;
  const kept = 'ordinal' in pledge ? pledge.ordinal : null;
  const ordinal = kept ?? readCounter(tx).nextOrdinal;
  acceptStatement(tx, pledge.id, { statement, consent, ordinal, confirmedAt: now, now });
  moveCounter(
    tx,
    {
      total: 1,
      [countedAs(statement)]: 1,
      ...(pledge.state === 'pending' ? { pending: -1 } : {}),
      ...(pledge.state === 'withdrawn' ? { withdrawn: -1 } : {}),
      ...(kept === null ? { nextOrdinal: 1 } : {}),
    },
    now,
  );
  countDay(tx, 'confirmed', now);
  const { total } = readCounter(tx);
  if (milestones.some((milestone) => milestone === total)) markMilestone(tx, total, now);
  recordEvent(tx, { pledgeId: pledge.id, actor: 'owner', action: kept === null ? 'confirmed' : 'returned' }, now);
  const counted = { ...pledge, state: 'confirmed', statement, ordinal, confirmedAt: now } as const;
  wishPictures(tx, { ...counted, pledgeId: pledge.id, now });
  queuePack(context, tx, { pledge: counted, dedupeKey: `pack:${pledge.id}:${pledge.epoch}`, now });
}
