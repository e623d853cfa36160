import type { Context } from '#platform/context.ts';
import { hashSecret } from '#platform/token.ts';
import { noteDeed } from './log-repository.ts';
import { openSession, type SignedIn } from './open-session.ts';
import { hashCode, mayTryCode } from './sign-in.ts';
import { countTry, listOpenOfBrowser } from './sign-in-repository.ts';

export interface CodeAttempt {
  code: string;
  /** The secret of the browser: a code works only where its mail was asked for. */
  browser: string;
  /** The session that the browser already holds. */
  earlier: string | null;
}

/**
 * Signs in by the typed code, once. A wrong guess counts against every mail this browser asked for; a few of them end
 * their codes, while their links, and new mails, go on working. Nothing tells the reasons of a refusal apart.
 */
export async function useSignInCode(context: Context, attempt: CodeAttempt): Promise<SignedIn> {
  const now = context.clock.now();
  const codeHash = hashCode(attempt.code, attempt.browser);
  return await context.write((tx) => {
    const open = listOpenOfBrowser(tx, hashSecret(attempt.browser), now).filter((one) => mayTryCode(one, now));
    const right = open.find((one) => one.codeHash === codeHash);
    if (right) return openSession(tx, right, attempt.earlier, now);
    for (const one of open) countTry(tx, one.id);
    noteDeed(tx, { at: now, organiserId: null, action: 'sign-in-refused' });
    return { outcome: 'refused' };
  });
}
