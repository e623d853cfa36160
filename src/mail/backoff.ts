import { hour, minute, second } from '#platform/clock.ts';

/** Waits before the next try, one for each try before it; the last one stays. */
const waits = {
  relay: [
    10 * second,
    30 * second,
    minute,
    2 * minute,
    5 * minute,
    10 * minute,
    20 * minute,
    40 * minute,
    hour,
    2 * hour,
    4 * hour,
    6 * hour,
  ],
  recipient: [5 * minute, 10 * minute, 20 * minute, 40 * minute, 80 * minute, 160 * minute, 5 * hour, 6 * hour],
} as const;

const longestWait = 6 * hour;

/**
 * How long to wait before the next try, in milliseconds. `tries` is how many failed so far, at least 1; `chance` is
 * from 0 to 1 and spreads the wait from half of it to half as much again.
 */
export function backoff(cause: keyof typeof waits, tries: number, chance: number): number {
  const steps = waits[cause];
  const step = steps[Math.min(Math.max(tries, 1), steps.length) - 1] as number;
  return Math.min(longestWait, Math.round(step * (0.5 + chance)));
}

/** A full or switched-off mailbox is tried three times more over 48 hours: waits for each, then null. */
export function mailboxWait(tries: number): number | null {
  return [8 * hour, 16 * hour, 24 * hour][tries - 1] ?? null;
}

/** A wait that the relay named is kept, with ten seconds on top, up to an hour. */
export function honouredWait(named: number): number {
  return Math.min(hour, named + 10 * second);
}
