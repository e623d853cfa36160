import { and, eq, lte } from 'drizzle-orm';
import { pledge } from '#db/schema/index.ts';
import type { Instant } from '#platform/clock.ts';
import type { Executor } from '#platform/database.ts';

/** What a pledge in each of these states has its time counted from. */
const since = { pending: pledge.linkEndsAt, held: pledge.createdAt, withdrawn: pledge.withdrawnAt };

export interface Ended {
  id: string;
  state: keyof typeof since;
}

/** At most `most` pledges in this state whose time began at `before` or earlier. */
export function findEnded(database: Executor, state: Ended['state'], before: Instant, most: number): Ended[] {
  return database
    .select({ id: pledge.id })
    .from(pledge)
    .where(and(eq(pledge.state, state), lte(since[state], before)))
    .limit(most)
    .all()
    .map(({ id }) => ({ id, state }));
}

/** Whether what was found is still so. */
export function isStillEnded(tx: Executor, { id, state }: Ended, before: Instant): boolean {
  const still = and(eq(pledge.id, id), eq(pledge.state, state), lte(since[state], before));
  return tx.select({ id: pledge.id }).from(pledge).where(still).get() !== undefined;
}
