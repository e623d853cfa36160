import type { Instant } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { Executor } from '#platform/database.ts';
import { readConfirmation } from './confirmation.ts';
import { countIn } from './count-in.ts';
import { moveCounter } from './counter-repository.ts';
import { removeFiles, wishPictures } from './picture-wish.ts';
import { type ConfirmedPledge, countedAs, looksTheSame, type Proposal } from './pledge.ts';
import { recordEvent } from './pledge-event-repository.ts';
import { acceptStatement } from './pledge-repository.ts';
import { markProposalConfirmed } from './proposal-repository.ts';

export type Confirmed = { outcome: 'confirmed'; pledgeId: string } | { outcome: 'expired' } | { outcome: 'unknown' };

/**
 * Confirms what the submission behind a link said: a first time it counts the pledge, on a confirmed pledge it takes
 * the change over, and pressed again it changes nothing and ends the same.
 */
export async function confirmPledge(context: Context, token: string): Promise<Confirmed> {
  const now = context.clock.now();
  const { ending, stale } = await context.write((tx) => settle(context, tx, { token, now }));
  await removeFiles(context, stale);
  return ending;
}

interface Settled {
  ending: Confirmed;
  /** Pictures that show nobody any more. */
  stale: string[];
}

function settle(context: Context, tx: Executor, { token, now }: { token: string; now: Instant }): Settled {
  const link = readConfirmation(context, token, tx);
  if (link.outcome === 'unknown' || link.outcome === 'expired') return { ending: { outcome: link.outcome }, stale: [] };
  // The way from a confirming link to the signer's page is open no longer than the link.
  if (link.outcome === 'done' && link.ended) return { ending: { outcome: 'expired' }, stale: [] };
  const { pledge, proposal } = link;
  const ending = { outcome: 'confirmed', pledgeId: pledge.id } as const;
  if (link.outcome === 'done') return { ending, stale: [] };

  markProposalConfirmed(tx, proposal.id, now);
  if (pledge.state === 'confirmed') return { ending, stale: change(tx, pledge, proposal, now) };
  countIn(context, tx, { pledge, accepted: proposal, now });
  return { ending, stale: [] };
}

function change(tx: Executor, pledge: ConfirmedPledge, proposal: Proposal, now: Instant): string[] {
  const { statement, consent } = proposal;
  const { id, ordinal, confirmedAt } = pledge;
  acceptStatement(tx, id, { statement, consent, ordinal, confirmedAt, now });
  if (countedAs(pledge.statement) !== countedAs(statement))
    moveCounter(tx, { [countedAs(pledge.statement)]: -1, [countedAs(statement)]: 1 }, now);
  recordEvent(tx, { pledgeId: id, actor: 'owner', action: 'updated' }, now);
  return looksTheSame(pledge.statement, statement)
    ? []
    : wishPictures(tx, { pledgeId: id, statement, personalCapacity: pledge.personalCapacity, confirmedAt, now });
}
