/** Milliseconds since 1970, UTC. Every time in the code and in the database is one. */
export type Instant = number;

export interface Clock {
  now(): Instant;
}

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** The machine's clock, moved by `offset` milliseconds (the `CLOCK_OFFSET_MS` of a loopback origin). */
export function systemClock(offset = 0): Clock {
  return { now: () => Date.now() + offset };
}

/** The calendar date in Europe/London at that instant, as `2026-06-08`. */
export function londonDay(at: Instant): string {
  return londonDate.format(at);
}

/** The day in Europe/London in words, as `Monday 8 June 2026`. */
export function londonDayInWords(at: Instant): string {
  return longLondonDate.format(at).replace(',', '');
}

/** The day and the time in Europe/London, as `8 Jun 2026, 09:30:00`. */
export function londonTimeInWords(at: Instant): string {
  return londonTime.format(at);
}

const londonTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  dateStyle: 'medium',
  timeStyle: 'medium',
});

const longLondonDate = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'full' });

// The Swedish form of a date happens to be the ISO one.
const londonDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' });
