import { day, type Instant } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { EmailAddress } from '#platform/email-address.ts';
import { endUpdates } from './end-updates.ts';
import { pledgeById } from './pledge-repository.ts';
import { suppressForever } from './suppression-repository.ts';

const offerLife = day;

/**
 * What the page of a refused link carries, so that its reader can have their address silenced when the rows that named
 * it are gone. It is sealed with the link: neither the address in it nor the link can be another one.
 */
export function offerSilence(
  { keys }: Pick<Context, 'keys'>,
  token: string,
  { pledgeId, address, now }: { pledgeId: string; address: Pick<EmailAddress, 'key'>; now: Instant },
): string {
  const offer = `${now + offerLife}.${pledgeId}.${keys.hashAddress(address.key)}`;
  return `${offer}.${keys.seal(sealed(token, offer))}`;
}

/**
 * Keeps a keyed hash of an address whose owner wants no mail from us at all, and ends the updates of the pledge that it
 * may have, so that no list of organisers has the address either. False when the offer does not hold.
 */
export async function neverWriteAgain(context: Context, token: string, offered: string): Promise<boolean> {
  const now = context.clock.now();
  const claims = context.keys.read('confirm', token);
  const [, offer = '', seal = ''] = /^(.+)\.([\w-]{22})$/.exec(offered) ?? [];
  if (!claims || !context.keys.isSealed(sealed(token, offer), seal)) return false;
  const [expiresAt, pledgeId, addressHash] = offer.split('.') as [string, string, string];
  if (Number(expiresAt) <= now) return false;
  return await context.write((tx) => {
    const pledge = pledgeById(tx, pledgeId);
    // A pending one is gone by now; one that stayed may have been withdrawn since, which ends its links.
    if (pledge && (pledge.state === 'erased' || pledge.epoch !== claims.epoch)) return false;
    suppressForever(tx, addressHash, now);
    if (pledge) endUpdates(tx, pledge, now);
    return true;
  });
}

function sealed(token: string, offer: string): string {
  return `never ${token} ${offer}`;
}
