import { day, type Instant } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { Executor } from '#platform/database.ts';
import { blankPledge } from './blank-pledge.ts';
import { moveCounter } from './counter-repository.ts';
import { type Ended, findEnded, isStillEnded } from './ended-pledge-repository.ts';
import { keptAfterWithdrawal } from './my-pledge.ts';
import { removeFiles } from './picture-wish.ts';
import { recordEvent } from './pledge-event-repository.ts';
import { deleteMailsOf } from './pledge-mail-repository.ts';
import { deletePledge } from './pledge-repository.ts';
import { deleteProposalsOf, deleteUnanswered, unansweredBefore } from './proposal-repository.ts';

/** How long each is kept: from when its newest link ended, from its form, from its withdrawal. */
const kept = { pending: 14 * day, held: 30 * day, withdrawn: keptAfterWithdrawal };
const keptUnanswered = 14 * day;
const mostAtOnce = 100;

/**
 * Deletes what has had its time: pledges that nobody confirmed, and those held as a bot's, wholly; withdrawn ones down
 * to their number; of the others, what came after and was never confirmed. At most a hundred of each; says how many
 * there were.
 */
export async function purgeExpired(context: Context): Promise<number> {
  const now = context.clock.now();
  const { database, ledgers } = context;
  const states = ['pending', 'held', 'withdrawn'] as const;
  const ended = states.flatMap((state) => findEnded(database, state, now - kept[state], mostAtOnce));
  const unanswered = unansweredBefore(database, now - keptUnanswered, mostAtOnce);
  if (ended.length + unanswered.length === 0) return 0;
  const withdrawn = ended.filter(({ state }) => state === 'withdrawn');
  await Promise.all(withdrawn.map(({ id }) => ledgers.erasures.append({ at: now, id })));
  const stale = await context.write((tx) => {
    for (const id of unanswered) deleteUnanswered(tx, id, now - keptUnanswered);
    // Each looked at again: between the look and the lock somebody may have confirmed or come back.
    const still = ended.filter((one) => isStillEnded(tx, one, now - kept[one.state]));
    return still.flatMap((one) => clear(tx, one, now));
  });
  await removeFiles(context, stale);
  return ended.length + unanswered.length;
}

/** Gives the files that are no longer wanted. */
function clear(tx: Executor, { id, state }: Ended, now: Instant): string[] {
  if (state === 'withdrawn') return blankPledge(tx, id, { actor: 'site', at: now }) ?? [];
  deleteMailsOf(tx, id, now);
  deleteProposalsOf(tx, id);
  deletePledge(tx, id);
  moveCounter(tx, { [state]: -1 }, now);
  recordEvent(tx, { pledgeId: id, actor: 'site', action: 'purged' }, now);
  return [];
}
