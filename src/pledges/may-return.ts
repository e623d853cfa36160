import { day, type Instant } from '#platform/clock.ts';
import type { Executor } from '#platform/database.ts';
import { countEventsSince } from './pledge-event-repository.ts';

const mostInADay = 3;

/** Whether a withdrawn pledge may come back now: each return draws twelve pictures and sends a mail, so a day has a share. */
export function mayReturn(database: Executor, pledgeId: string, now: Instant): boolean {
  return countEventsSince(database, pledgeId, 'returned', now - day) < mostInADay;
}
