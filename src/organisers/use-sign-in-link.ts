import type { Context } from '#platform/context.ts';
import { hashSecret } from '#platform/token.ts';
import { openSession, type SignedIn } from './open-session.ts';
import { findOpenByToken } from './sign-in-repository.ts';

/** Whether pressing the button of this link would sign somebody in. Looking uses nothing up. */
export function signInLinkWorks(context: Context, token: string): boolean {
  return findOpenByToken(context.database, hashSecret(token), context.clock.now()) !== null;
}

/** Signs in by the mailed link, in any browser, once. `earlier` is the session that the browser already holds. */
export async function useSignInLink(context: Context, token: string, earlier: string | null): Promise<SignedIn> {
  const now = context.clock.now();
  return await context.write((tx) => {
    const signIn = findOpenByToken(tx, hashSecret(token), now);
    return signIn ? openSession(tx, signIn, earlier, now) : { outcome: 'refused' };
  });
}
