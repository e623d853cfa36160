import { eq, gte, sql } from 'drizzle-orm';
import { counter, dayCount, milestone } from '#db/schema/index.ts';
import { type Instant, londonDay } from '#platform/clock.ts';
import type { Executor } from '#platform/database.ts';

export type Counter = typeof counter.$inferSelect;
export type DayCount = typeof dayCount.$inferSelect;
type Moved = 'total' | 'people' | 'organisations' | 'pending' | 'withdrawn' | 'held' | 'nextOrdinal';
type DayMoved = 'pledged' | 'confirmed' | 'withdrawn';

const only = eq(counter.id, 1);

export function readCounter(database: Executor): Counter {
  const row = counterQuery(database).get();
  if (!row) throw new Error('The counter is missing: the campaign was not seeded');
  return row;
}

const prepare = (database: Executor) => database.select().from(counter).where(only).prepare();
const prepared = new WeakMap<Executor, ReturnType<typeof prepare>>();

/** Prepared once: every page shows the count, and building the statement takes longer than running it. */
function counterQuery(database: Executor): ReturnType<typeof prepare> {
  const query = prepared.get(database) ?? prepare(database);
  prepared.set(database, query);
  return query;
}

/** Moves the running totals by these amounts, and the version by one where the public count is among them. */
export function moveCounter(tx: Executor, by: Partial<Record<Moved, number>>, now: Instant): void {
  const isPublic = 'total' in by || 'people' in by || 'organisations' in by;
  const version = isPublic ? { version: sql`${counter.version} + 1`, changedAt: now } : {};
  const moved = Object.entries(by).map(([name, amount]) => [name, sql`${counter[name as Moved]} + ${amount}`]);
  tx.update(counter)
    .set({ ...Object.fromEntries(moved), ...version })
    .where(only)
    .run();
}

/** Adds one to a figure of the London day of that instant. */
export function countDay(tx: Executor, figure: DayMoved, at: Instant): void {
  const day = londonDay(at);
  tx.insert(dayCount)
    .values({ day, [figure]: 1 })
    .onConflictDoUpdate({ target: dayCount.day, set: { [figure]: sql`${dayCount[figure]} + 1` } })
    .run();
}

/** The days since `first` (`2026-06-08`) on which anything happened, in order. */
export function readDayCounts(database: Executor, first: string): DayCount[] {
  return database.select().from(dayCount).where(gte(dayCount.day, first)).orderBy(dayCount.day).all();
}

/** Keeps the first time a milestone was reached. */
export function markMilestone(tx: Executor, count: number, now: Instant): void {
  tx.insert(milestone).values({ count, reachedAt: now }).onConflictDoNothing().run();
}
