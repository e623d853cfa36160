import { day, type Instant } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { Executor } from '#platform/database.ts';
import { blankPledge } from './blank-pledge.ts';
import { moveCounter } from './counter-repository.ts';
import { keptAfterWithdrawal } from './my-pledge.ts';
import { removeFiles } from './picture-wish.ts';
import { recordEvent } from './pledge-event-repository.ts';
import { deleteMailsOf } from './pledge-mail-repository.ts';
import { deletePledge, withdrawnBefore } from './pledge-repository.ts';
import { deleteProposalsOf, pendingEndedBefore } from './proposal-repository.ts';

/** How long after its newest link ended a pledge that nobody confirmed is kept. */
const keptAfterLink = 14 * day;
const mostAtOnce = 100;

/**
 * Deletes what has had its time: pledges that nobody confirmed, wholly; withdrawn ones down to their number. At most a
 * hundred of each; says how many there were.
 */
export async function purgeExpired(context: Context): Promise<number> {
  const now = context.clock.now();
  const { database } = context;
  const unconfirmed = pendingEndedBefore(database, now - keptAfterLink, mostAtOnce);
  const withdrawn = withdrawnBefore(database, now - keptAfterWithdrawal, mostAtOnce);
  if (unconfirmed.length + withdrawn.length === 0) return 0;
  await Promise.all(withdrawn.map((id) => context.ledgers.erasures.append({ at: now, id })));
  const stale = await context.write((tx) => {
    // Looked up again: between the look and the lock somebody may have confirmed or come back.
    for (const id of pendingEndedBefore(tx, now - keptAfterLink, mostAtOnce)) forget(tx, id, now);
    const due = withdrawnBefore(tx, now - keptAfterWithdrawal, mostAtOnce).filter((id) => withdrawn.includes(id));
    return due.flatMap((id) => blankPledge(tx, id, { actor: 'site', at: now }) ?? []);
  });
  await removeFiles(context, stale);
  return unconfirmed.length + withdrawn.length;
}

function forget(tx: Executor, id: string, now: Instant): void {
  deleteMailsOf(tx, id, now);
  deleteProposalsOf(tx, id);
  deletePledge(tx, id);
  moveCounter(tx, { pending: -1 }, now);
  recordEvent(tx, { pledgeId: id, actor: 'site', action: 'purged' }, now);
}
