import { and, eq, gt, inArray, lt, lte } from 'drizzle-orm';
import { outbox, pledge } from '#db/schema/index.ts';
import type { Instant } from '#platform/clock.ts';
import type { Executor } from '#platform/database.ts';

/**
 * Whether a mail that was due at `before` is still in the queue: nobody took it, or our own side keeps it from leaving.
 * One that its recipient's side puts off waits rightly, and so does all from priority `lessUrgent` on.
 */
export function isMailLate(database: Executor, before: Instant, lessUrgent: number): boolean {
  const queued = and(eq(outbox.state, 'queued'), lt(outbox.priority, lessUrgent));
  const id = { id: outbox.id };
  const left = database
    .select(id)
    .from(outbox)
    .where(and(queued, lte(outbox.nextAt, before)))
    .limit(1)
    .get();
  if (left) return true;
  const ours = inArray(outbox.lastClass, ['relay-trouble', 'configuration']);
  const kept = and(queued, gt(outbox.nextAt, before), lte(outbox.createdAt, before), ours);
  return database.select(id).from(outbox).where(kept).limit(1).get() !== undefined;
}

/** When the oldest pledge was made, or null. Ids sort by their birth, so that one entry of an index is read. */
export function oldestPledgeAt(database: Executor): Instant | null {
  const oldest = database.select({ at: pledge.createdAt }).from(pledge).orderBy(pledge.id).limit(1).get();
  return oldest?.at ?? null;
}
