import { randomInt } from 'node:crypto';
import { type Instant, minute, second } from '#platform/clock.ts';
import { hashSecret } from '#platform/token.ts';

export const signInLife = 10 * minute;
/** Unused mails an organiser can have within one life of a link; each of them holds a link that works. */
export const mostMails = 5;

// No vowels, so that no code is a word; nothing that looks like something else.
const alphabet = '23456789BCDFGHJKMNPQRSTVWXYZ';
const codeLength = 8;
/** How long after the mail was asked for the next guess counts at the earliest, by the guesses made before. */
const delays = [0, 0, 0, 30 * second, minute] as const;

/** Eight characters (28^8, 38 bits) to be typed, written `BCDF-2345`. */
export function newCode(): string {
  const letters = Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/**
 * The form in which a code is stored. The secret of the browser that asked goes in too: the code works there only, and
 * its few bits cannot be guessed out of the database.
 */
export function hashCode(code: string, browser: string): string {
  const plain = code.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return hashSecret(`${browser} ${plain}`);
}

/** Whether one more guess at a code counts: there are few, and the later ones have to wait. */
export function mayTryCode(signIn: { tries: number; createdAt: Instant }, now: Instant): boolean {
  const delay = delays[signIn.tries];
  return delay !== undefined && now >= signIn.createdAt + delay;
}
