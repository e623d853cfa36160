import { cancelQueued } from '#mail/outbox-repository.ts';
import { day } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/identifier.ts';
import { findMyPledge } from './my-pledge.ts';
import { countEventsSince, recordEvent } from './pledge-event-repository.ts';
import { queuePack } from './queue-pack.ts';

const mostInADay = 3;

/** Mails a signer's pictures again, in place of a pack that still waits. `capped`: three times a day is enough. */
export async function resendPack(context: Context, token: string): Promise<'resent' | 'capped' | 'unknown'> {
  const now = context.clock.now();
  return await context.write((tx) => {
    const pledge = findMyPledge(context, token, tx);
    if (pledge?.state !== 'confirmed') return 'unknown';
    if (countEventsSince(tx, pledge.id, 'resent', now - day) >= mostInADay) return 'capped';
    cancelQueued(tx, pledge.id, ['pack'], now);
    queuePack(context, tx, { pledge, dedupeKey: `pack:${pledge.id}:again:${newId(now)}`, now });
    recordEvent(tx, { pledgeId: pledge.id, actor: 'owner', action: 'resent' }, now);
    return 'resent';
  });
}
