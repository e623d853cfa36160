import type { Context } from '#platform/context.ts';
import type { Executor } from '#platform/database.ts';
import type { ConfirmedPledge, LivingPledge, Proposal } from './pledge.ts';
import { hasEnded } from './pledge-links.ts';
import { pledgeById } from './pledge-repository.ts';
import { proposalById } from './proposal-repository.ts';

/** What a confirming link leads to. Its signature alone opens nothing: the rows it is about must still stand. */
export type Confirmation =
  | { outcome: 'open'; pledge: LivingPledge; proposal: Proposal }
  /** Pressed before: pressing again is harmless and shows the same, until the link has ended. */
  | { outcome: 'done'; pledge: ConfirmedPledge; proposal: Proposal; ended: boolean }
  /** Ended, and what it was about still waits. */
  | { outcome: 'expired'; pledge: LivingPledge; proposal: Proposal }
  | { outcome: 'unknown' };

/** Reads a confirming link without changing anything. */
export function readConfirmation(context: Context, token: string, database: Executor = context.database): Confirmation {
  const claims = context.keys.read('confirm', token);
  const proposal = claims && proposalById(database, claims.subject);
  const pledge = proposal && pledgeById(database, proposal.pledgeId);
  if (!pledge || pledge.state === 'erased' || pledge.state === 'invalidated') return { outcome: 'unknown' };
  if (pledge.state === 'held' || pledge.epoch !== claims.epoch) return { outcome: 'unknown' };
  const ended = hasEnded(claims, context.clock.now());
  if (pledge.state === 'confirmed' && proposal.confirmedAt !== null)
    return { outcome: 'done', pledge, proposal, ended };
  if (ended) return { outcome: 'expired', pledge, proposal };
  return { outcome: 'open', pledge, proposal };
}
