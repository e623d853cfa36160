import { milestones } from '#content/milestones.ts';
import { type Instant, londonDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { type DayCount, readCounter, readDayCounts } from './counter-repository.ts';

export interface Tallies {
  /** Confirmed pledges: `people` and `organisations` add up to it. */
  total: number;
  people: number;
  organisations: number;
  pending: number;
  withdrawn: number;
  held: number;
  /** The next milestone, or null when all are behind. */
  next: number | null;
  /** When any of these last changed. */
  changedAt: Instant;
}

/** How many pledges there are in each state, in one row's read whatever their number. */
export function readTallies(context: Context): Tallies {
  const { id, version, nextOrdinal, ...tallies } = readCounter(context.database);
  return { ...tallies, next: milestones.find((milestone) => milestone > tallies.total) ?? null };
}

/** What happened on each of the last `length` days in London, today's last; days without anything are there, as zeros. */
export function readLastDays(context: Context, length: number): DayCount[] {
  const days = lastDays(londonDay(context.clock.now()), length);
  const counted = new Map(readDayCounts(context.database, days[0] as string).map((row) => [row.day, row]));
  return days.map((day) => counted.get(day) ?? { day, pledged: 0, confirmed: 0, withdrawn: 0 });
}

// Calendar days have no hours, so no change of the clocks can make one twice or lose it.
function lastDays(today: string, length: number): string[] {
  const [year = 0, month = 1, date = 1] = today.split('-').map(Number);
  return Array.from({ length }, (_, index) =>
    new Date(Date.UTC(year, month - 1, date - length + 1 + index)).toISOString().slice(0, 10),
  );
}
