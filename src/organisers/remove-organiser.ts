import type { Context } from '#platform/context.ts';
import type { EmailAddress } from '#platform/email-address.ts';
import { isOnlyOwner } from './add-organiser.ts';
import { noteDeed } from './log-repository.ts';
import { findByAddressKey, markRemoved } from './organiser-repository.ts';
import { endSessionsOf } from './session-repository.ts';

export type Removal = { outcome: 'removed' | 'unknown' | 'last-owner' };

/** Shuts an organiser out: their sessions end at once, and links already in their inbox no longer work. */
export async function removeOrganiser(context: Context, address: EmailAddress): Promise<Removal> {
  const now = context.clock.now();
  return await context.write((tx) => {
    const known = findByAddressKey(tx, address.key);
    if (!known || known.removedAt !== null) return { outcome: 'unknown' };
    if (isOnlyOwner(tx, known)) return { outcome: 'last-owner' };
    markRemoved(tx, known.id, now);
    endSessionsOf(tx, known.id, now);
    noteDeed(tx, { at: now, organiserId: null, action: 'organiser-removed', subject: known.id });
    return { outcome: 'removed' };
  });
}
