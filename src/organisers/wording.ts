import { hour, type Instant, minute } from '#platform/clock.ts';

const longDay = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
const shortDay = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });
const moment = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'long', timeStyle: 'short' });

/** `2026-06-08` as `8 June 2026`. */
export function sayDay(day: string): string {
  return longDay.format(Date.parse(day));
}

/** `2026-06-08` as `8 Jun`. */
export function sayShortDay(day: string): string {
  return shortDay.format(Date.parse(day));
}

/** `8 June 2026 at 09:30`, in London. */
export function sayMoment(at: Instant): string {
  return moment.format(at);
}

export function sayNumber(value: number): string {
  return value.toLocaleString('en-GB');
}

/** A length of time in whole minutes, from two hours on in whole hours: `3 min`, `5 h`. */
export function sayAge(milliseconds: number): string {
  if (milliseconds < 2 * hour) return `${Math.floor(milliseconds / minute)} min`;
  return `${sayNumber(Math.floor(milliseconds / hour))} h`;
}
