import type { Context } from '#platform/context.ts';
import type { Executor } from '#platform/database.ts';
import type { EmailAddress } from '#platform/email-address.ts';
import { newId } from '#platform/identifier.ts';
import { noteDeed } from './log-repository.ts';
import type { Role } from './organiser.ts';
import { countCurrent, findByAddressKey, insertOrganiser, setRole } from './organiser-repository.ts';

export type Addition =
  | { outcome: 'added' | 'changed' | 'unchanged'; role: Role }
  /** The only owner cannot be given a lesser role: nobody would be left to decide. */
  | { outcome: 'last-owner' };

/** Lets an address in. Without a role the first organiser is the owner, those after are organisers; roles of old stay. */
export async function addOrganiser(context: Context, address: EmailAddress, role?: Role): Promise<Addition> {
  const now = context.clock.now();
  return await context.write((tx) => {
    const known = findByAddressKey(tx, address.key);
    const usual = countCurrent(tx) === 0 ? 'owner' : 'organiser';
    if (!known) {
      const row = { id: newId(now), email: address.address, addressKey: address.key, role: role ?? usual };
      insertOrganiser(tx, { ...row, createdAt: now });
      noteDeed(tx, { at: now, organiserId: null, action: 'organiser-added', subject: row.id });
      return { outcome: 'added', role: row.role };
    }
    const wanted = role ?? (known.removedAt === null ? known.role : usual);
    if (known.removedAt === null && known.role === wanted) return { outcome: 'unchanged', role: wanted };
    if (isOnlyOwner(tx, known)) return { outcome: 'last-owner' };
    setRole(tx, known.id, wanted);
    noteDeed(tx, { at: now, organiserId: null, action: 'organiser-changed', subject: known.id });
    return { outcome: known.removedAt === null ? 'changed' : 'added', role: wanted };
  });
}

/** Whether this organiser is the one owner that is left. */
export function isOnlyOwner(tx: Executor, organiser: { role: Role; removedAt: number | null }): boolean {
  return organiser.role === 'owner' && organiser.removedAt === null && countCurrent(tx, 'owner') === 1;
}
