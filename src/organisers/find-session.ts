import { minute } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { hashSecret } from '#platform/token.ts';
import type { Organiser } from './organiser.ts';
import { isAlive, isFresh } from './session.ts';
import { findByToken, markSeen } from './session-repository.ts';

export interface Session {
  organiser: Organiser;
  /** Whether the sign-in is young enough to take data out in bulk. */
  fresh: boolean;
}

/** A use within this time of the last is not worth a write. */
const seenEvery = minute;

/**
 * Who holds this cookie, or null. Coming here counts as use and keeps the session from ending, unless the page asked
 * `byItself`: a screen that nobody sits at must not stay open for ever.
 */
export async function findSession(context: Context, cookie: string, byItself = false): Promise<Session | null> {
  const now = context.clock.now();
  const found = findByToken(context.database, hashSecret(cookie));
  if (!found || !isAlive(found.session, now)) return null;
  const { session, organiser } = found;
  if (!byItself && now >= session.seenAt + seenEvery) await context.write((tx) => markSeen(tx, session.id, now));
  return { organiser, fresh: isFresh(session, now) };
}
