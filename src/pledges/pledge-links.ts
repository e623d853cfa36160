import { paths } from '#paths.ts';
import { day, type Instant } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { TokenClaims } from '#platform/token.ts';
import type { Proposal } from './pledge.ts';

/** How long the link in a mail works. */
export const linkLife = 7 * day;

type Signer = Pick<Context, 'keys' | 'origin'>;

/** The link that shows and publishes what one submission said, until it ends or the pledge is withdrawn. */
export function confirmLink({ keys, origin }: Signer, proposal: Pick<Proposal, 'id' | 'epoch' | 'expiresAt'>): string {
  const { id: subject, epoch, expiresAt } = proposal;
  return origin + paths.confirm(keys.sign('confirm', { subject, epoch, expiresAt }));
}

/** The address, without the origin, of a signer's own page: good until the pledge is erased. */
export function privatePath({ keys }: Pick<Signer, 'keys'>, pledgeId: string): string {
  return paths.myPledge(keys.sign('private', forever(pledgeId)));
}

export function privateLink(signer: Signer, pledgeId: string): string {
  return signer.origin + privatePath(signer, pledgeId);
}

/** The link that ends mail about the campaign and nothing else. */
export function unsubscribeLink({ keys, origin }: Signer, pledgeId: string): string {
  return origin + paths.unsubscribe(keys.sign('unsubscribe', forever(pledgeId)));
}

/** The pledge that a private token is about, or null when we did not sign it. */
export function readPrivateToken({ keys }: Pick<Signer, 'keys'>, token: string): string | null {
  return keys.read('private', token)?.subject ?? null;
}

export function hasEnded({ expiresAt }: { expiresAt: Instant | null }, now: Instant): boolean {
  return expiresAt !== null && expiresAt <= now;
}

function forever(subject: string): TokenClaims {
  return { subject, epoch: 0, expiresAt: null };
}
