import { cancelQueued } from '#mail/outbox-repository.ts';
import type { Instant } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { Executor } from '#platform/database.ts';
import { readEmailAddress } from '#platform/email-address.ts';
import { readConfirmation } from './confirmation.ts';
import { moveCounter } from './counter-repository.ts';
import { strangersMail } from './mail-turn.ts';
import { offerSilence } from './never-write.ts';
import type { LivingPledge, Proposal } from './pledge.ts';
import { recordEvent } from './pledge-event-repository.ts';
import { deletePledge } from './pledge-repository.ts';
import { deleteProposal, deleteProposalsOf } from './proposal-repository.ts';

export type Refused =
  /**
   * `counts`: the address has a pledge of its own, which stays. `offer` is what `neverWriteAgain` takes, should the
   * owner of the address want that too.
   */
  { outcome: 'refused'; counts: boolean; offer: string } | { outcome: 'unknown' };

/**
 * "This was not me": deletes the pledge that waits, or of one that was confirmed only what was proposed for it. What the
 * link itself confirmed it cannot refuse.
 */
export async function refusePledge(context: Context, token: string): Promise<Refused> {
  const now = context.clock.now();
  return await context.write((tx): Refused => {
    const link = readConfirmation(context, token, tx);
    if (link.outcome !== 'open' && link.outcome !== 'expired') return { outcome: 'unknown' };
    const address = readEmailAddress(link.pledge.email ?? '');
    if (!address) return { outcome: 'unknown' };
    forget(tx, link.pledge, link.proposal, now);
    const offer = offerSilence(context, token, { pledgeId: link.pledge.id, address, now });
    return { outcome: 'refused', counts: link.pledge.state === 'confirmed', offer };
  });
}

function forget(tx: Executor, pledge: LivingPledge, proposal: Proposal, now: Instant): void {
  const { id } = pledge;
  cancelQueued(tx, id, strangersMail, now);
  recordEvent(tx, { pledgeId: id, actor: 'owner', action: 'refused' }, now);
  if (pledge.state !== 'pending') {
    deleteProposal(tx, proposal.id);
    return;
  }
  deleteProposalsOf(tx, id);
  deletePledge(tx, id);
  moveCounter(tx, { pending: -1 }, now);
}
