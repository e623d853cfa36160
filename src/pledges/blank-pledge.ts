import { removePictures } from '#assets/picture-repository.ts';
import type { Instant } from '#platform/clock.ts';
import type { Executor } from '#platform/database.ts';
import { moveCounter } from './counter-repository.ts';
import { countedAs, type LivingPledge } from './pledge.ts';
import { type PledgeActor, recordEvent } from './pledge-event-repository.ts';
import { deleteMailsOf } from './pledge-mail-repository.ts';
import { eraseRow, pledgeById } from './pledge-repository.ts';
import { deleteProposalsOf } from './proposal-repository.ts';

/**
 * Takes everything personal out of a pledge, whatever its state: its number and times stay, and the count moves. Gives
 * the content keys of pictures that nobody refers to any more, or null when there is nothing to erase. Its id must be
 * in the ledger of erasures by then, so that no backup brings it back.
 */
export function blankPledge(tx: Executor, pledgeId: string, by: { actor: PledgeActor; at: Instant }): string[] | null {
  const pledge = pledgeById(tx, pledgeId);
  if (!pledge || pledge.state === 'erased') return null;
  const stale = removePictures(tx, pledgeId);
  deleteMailsOf(tx, pledgeId, by.at);
  deleteProposalsOf(tx, pledgeId);
  eraseRow(tx, pledgeId, by.at);
  countOut(tx, pledge, by.at);
  recordEvent(tx, { pledgeId, actor: by.actor, action: by.actor === 'site' ? 'purged' : 'erased' }, by.at);
  return stale;
}

function countOut(tx: Executor, pledge: LivingPledge, now: Instant): void {
  if (pledge.state === 'confirmed') moveCounter(tx, { total: -1, [countedAs(pledge.statement)]: -1 }, now);
  else if (pledge.state !== 'invalidated') moveCounter(tx, { [pledge.state]: -1 }, now);
}
