import type { Instant } from '#platform/clock.ts';
import type { Executor } from '#platform/database.ts';
import { newId } from '#platform/identifier.ts';
import { hashSecret, newSecret } from '#platform/token.ts';
import { noteDeed } from './log-repository.ts';
import { sessionLife } from './session.ts';
import { endSession, insertSession } from './session-repository.ts';
import { markUsed, type SignInRow } from './sign-in-repository.ts';

/** A sign-in that worked gives the secret for the new session's cookie. */
export type SignedIn = { outcome: 'signed-in'; session: string } | { outcome: 'refused' };

/**
 * Uses up a way in and opens a session under a new id; the one that the browser brought along, if any, ends. Refused
 * when the way in was used between being found and now.
 */
export function openSession(tx: Executor, signIn: SignInRow, earlier: string | null, now: Instant): SignedIn {
  if (!markUsed(tx, signIn.id, now)) return { outcome: 'refused' };
  if (earlier !== null) endSession(tx, hashSecret(earlier), now);
  const session = newSecret();
  insertSession(tx, {
    id: newId(now),
    organiserId: signIn.organiserId,
    tokenHash: hashSecret(session),
    createdAt: now,
    seenAt: now,
    expiresAt: now + sessionLife,
  });
  noteDeed(tx, { at: now, organiserId: signIn.organiserId, action: 'signed-in' });
  return { outcome: 'signed-in', session };
}
