import { eq, gte, sql } from 'drizzle-orm';
import { counter, dayCount, milestone } from '#db/schema/index.ts';
import { type Instant, londonDay } from '#platform/clock.ts';
import { type Executor, prepared } from '#platform/database.ts';

export type Counter = typeof counter.$inferSelect;
export type DayCount = typeof dayCount.$inferSelect;
const moved = ['total', 'people', 'organisations', 'pending', 'withdrawn', 'held', 'nextOrdinal'] as const;
type Moved = (typeof moved)[number];
type DayMoved = 'pledged' | 'confirmed' | 'withdrawn';

const only = eq(counter.id, 1);
const theCounter = prepared((database) => database.select().from(counter).where(only).prepare());
const move = prepared((tx) => {
  const figures = moved.map((name) => [name, sql`${counter[name]} + ${sql.placeholder(name)}`]);
  return tx
    .update(counter)
    .set({
      ...Object.fromEntries(figures),
      version: sql`${counter.version} + ${sql.placeholder('isPublic')}`,
      changedAt: sql`iif(${sql.placeholder('isPublic')}, ${sql.placeholder('now')}, ${counter.changedAt})`,
    })
    .where(only)
    .prepare();
});
const addToDay = { pledged: addOne('pledged'), confirmed: addOne('confirmed'), withdrawn: addOne('withdrawn') };

export function readCounter(database: Executor): Counter {
  const row = theCounter(database).get();
  if (!row) throw new Error('The counter is missing: the campaign was not seeded');
  return row;
}

/** Moves the running totals by these amounts, and the version by one where the public count is among them. */
export function moveCounter(tx: Executor, by: Partial<Record<Moved, number>>, now: Instant): void {
  const isPublic = 'total' in by || 'people' in by || 'organisations' in by ? 1 : 0;
  const amounts = Object.fromEntries(moved.map((name) => [name, by[name] ?? 0]));
  move(tx).run({ ...amounts, isPublic, now });
}

/** Adds one to a figure of the London day of that instant. */
export function countDay(tx: Executor, figure: DayMoved, at: Instant): void {
  addToDay[figure](tx).run({ day: londonDay(at) });
}

function addOne(figure: DayMoved) {
  return prepared((tx) =>
    tx
      .insert(dayCount)
      .values({ day: sql`${sql.placeholder('day')}`, [figure]: 1 })
      .onConflictDoUpdate({ target: dayCount.day, set: { [figure]: sql`${dayCount[figure]} + 1` } })
      .prepare(),
  );
}

/** The days since `first` (`2026-06-08`) on which anything happened, in order. */
export function readDayCounts(database: Executor, first: string): DayCount[] {
  return database.select().from(dayCount).where(gte(dayCount.day, first)).orderBy(dayCount.day).all();
}

/** Keeps the first time a milestone was reached. */
export function markMilestone(tx: Executor, count: number, now: Instant): void {
  tx.insert(milestone).values({ count, reachedAt: now }).onConflictDoNothing().run();
}
