import { milestones } from '#content/milestones.ts';
import type { Context } from '#platform/context.ts';
import { readCounter } from './counter-repository.ts';

export interface PledgeCount {
  /** Confirmed pledges, nothing else: `people` and `organisations` add up to it. */
  total: number;
  people: number;
  organisations: number;
  /** The next milestone, or null when all are behind. */
  next: number | null;
  /** When the count was read, ISO 8601 in UTC. */
  asOf: string;
}

/** The count of the campaign, in one row's read whatever the number of pledges. */
export function countPledges(context: Context): PledgeCount {
  const { total, people, organisations } = readCounter(context.database);
  const next = milestones.find((milestone) => milestone > total) ?? null;
  return { total, people, organisations, next, asOf: new Date(context.clock.now()).toISOString() };
}

/** A number that changes whenever the count does. */
export function siteVersion(context: Context): number {
  return readCounter(context.database).version;
}
