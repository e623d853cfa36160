import type { Context } from '#platform/context.ts';
import { hashSecret } from '#platform/token.ts';
import { noteDeed } from './log-repository.ts';
import { endSession } from './session-repository.ts';

/** Ends a session on our side: its cookie is worth nothing from now on, whoever still holds it. */
export async function signOut(context: Context, cookie: string): Promise<void> {
  const now = context.clock.now();
  await context.write((tx) => {
    const organiserId = endSession(tx, hashSecret(cookie), now);
    if (organiserId !== null) noteDeed(tx, { at: now, organiserId, action: 'signed-out' });
  });
}
