import { and, count, eq, gt } from 'drizzle-orm';
import { pledgeEvent } from '#db/schema/index.ts';
import type { Instant } from '#platform/clock.ts';
import { type Executor, preparedInsert } from '#platform/database.ts';
import { newId } from '#platform/identifier.ts';

export type PledgeAction =
  | 'submitted'
  | 'held'
  | 'mail-capped'
  | 'confirmed'
  | 'updated'
  | 'corrected'
  | 'resent'
  | 'returned'
  | 'refused'
  | 'listed'
  | 'unlisted'
  | 'unsubscribed'
  | 'withdrawn'
  | 'purged'
  | 'erased';

/** `visitor` sent a form, `owner` pressed something behind a link of their own, `site` did it by the clock. */
export type PledgeActor = 'visitor' | 'owner' | 'site';

const insert = preparedInsert(pledgeEvent);

export function recordEvent(
  tx: Executor,
  event: { pledgeId: string; actor: PledgeActor; action: PledgeAction },
  now: Instant,
): void {
  insert(tx, { id: newId(now), at: now, ...event });
}

export function hasEventSince(database: Executor, pledgeId: string, action: PledgeAction, since: Instant): boolean {
  const found = database
    .select({ id: pledgeEvent.id })
    .from(pledgeEvent)
    .where(and(eq(pledgeEvent.pledgeId, pledgeId), eq(pledgeEvent.action, action), gt(pledgeEvent.at, since)))
    .get();
  return found !== undefined;
}

export function countEventsSince(database: Executor, pledgeId: string, action: PledgeAction, since: Instant): number {
  const such = and(eq(pledgeEvent.pledgeId, pledgeId), eq(pledgeEvent.action, action), gt(pledgeEvent.at, since));
  return database.select({ number: count() }).from(pledgeEvent).where(such).get()?.number ?? 0;
}
