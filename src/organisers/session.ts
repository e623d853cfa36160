import { timingSafeEqual } from 'node:crypto';
import { hour, type Instant, minute } from '#platform/clock.ts';
import { hashSecret } from '#platform/token.ts';

export const sessionLife = 8 * hour;
const longestIdle = 30 * minute;
/** What takes data out in bulk asks for a sign-in that is not older than this. */
const freshness = 10 * minute;

interface Times {
  createdAt: Instant;
  seenAt: Instant;
  expiresAt: Instant;
  endedAt: Instant | null;
}

export function isAlive(session: Times, now: Instant): boolean {
  return session.endedAt === null && now < session.expiresAt && now < session.seenAt + longestIdle;
}

export function isFresh(session: Times, now: Instant): boolean {
  return now < session.createdAt + freshness;
}

/** What a form must send back to be from a page of the browser that holds this cookie. */
export function formTokenOf(cookie: string): string {
  return hashSecret(`form ${cookie}`);
}

/** Compares a form's token in a time that tells nothing. */
export function isFormTokenOf(cookie: string, given: string): boolean {
  const expected = Buffer.from(formTokenOf(cookie));
  const actual = Buffer.from(given);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
