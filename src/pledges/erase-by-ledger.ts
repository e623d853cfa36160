import { removePictures } from '#assets/picture-repository.ts';
import type { Instant } from '#platform/clock.ts';
import type { Executor } from '#platform/database.ts';
import { moveCounter } from './counter-repository.ts';
import { countedAs, type LivingPledge } from './pledge.ts';
import { recordEvent } from './pledge-event-repository.ts';
import { deleteMailsOf } from './pledge-mail-repository.ts';
import { eraseRow, pledgeById } from './pledge-repository.ts';
import { deleteProposalsOf } from './proposal-repository.ts';

/**
 * Erases once more what was erased before and came back with a restored database, whatever its state there. Gives the
 * content keys of pictures that nobody refers to any more, or null when there is nothing to erase.
 */
export function eraseByLedger(tx: Executor, pledgeId: string, erasedAt: Instant): string[] | null {
  const pledge = pledgeById(tx, pledgeId);
  if (!pledge || pledge.state === 'erased') return null;
  const stale = removePictures(tx, pledgeId);
  deleteMailsOf(tx, pledgeId, erasedAt);
  deleteProposalsOf(tx, pledgeId);
  eraseRow(tx, pledgeId, erasedAt);
  countOut(tx, pledge, erasedAt);
  recordEvent(tx, { pledgeId, actor: 'site', action: 'purged' }, erasedAt);
  return stale;
}

function countOut(tx: Executor, pledge: LivingPledge, now: Instant): void {
  if (pledge.state === 'confirmed') moveCounter(tx, { total: -1, [countedAs(pledge.statement)]: -1 }, now);
  else if (pledge.state !== 'invalidated') moveCounter(tx, { [pledge.state]: -1 }, now);
}
