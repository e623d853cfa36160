import { enqueue } from '#mail/enqueue.ts';
import { paths } from '#paths.ts';
import { day } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { EmailAddress } from '#platform/email-address.ts';
import { newId } from '#platform/identifier.ts';
import { hashSecret, newSecret } from '#platform/token.ts';
import { noteDeed } from './log-repository.ts';
import { findByAddressKey } from './organiser-repository.ts';
import { hashCode, mostMails, newCode, signInLife } from './sign-in.ts';
import { signInMail } from './sign-in-mail.ts';
import { countUnusedSince, deleteSignInsBefore, insertSignIn } from './sign-in-repository.ts';

/**
 * Mails an organiser a link and a code. Does nothing for anybody else, nor while five mails of the last ten minutes lie
 * unused: the caller is never told which. `browser` is the secret of the browser that asks, where alone the code works.
 */
export async function requestSignIn(context: Context, address: EmailAddress, browser: string): Promise<void> {
  const now = context.clock.now();
  const expiresAt = now + signInLife;
  const id = newId(now);
  // Made for strangers too, so that an answer takes them as long.
  const token = newSecret();
  const code = newCode();
  const message = signInMail(address.address, context.origin + paths.signInLink(token), code);
  const hashes = { tokenHash: hashSecret(token), codeHash: hashCode(code, browser), browserHash: hashSecret(browser) };

  await context.write((tx) => {
    deleteSignInsBefore(tx, now - day);
    const found = findByAddressKey(tx, address.key);
    const organiser = found?.removedAt === null ? found : null;
    if (!organiser || countUnusedSince(tx, organiser.id, now - signInLife) >= mostMails) {
      return noteDeed(tx, { at: now, organiserId: organiser?.id ?? null, action: 'sign-in-refused' });
    }
    insertSignIn(tx, { id, organiserId: organiser.id, ...hashes, createdAt: now, expiresAt });
    const to = { name: null, address: organiser.email };
    const sender = context.config.mailFrom.address.replace(/^.*@/, '');
    enqueue(
      tx,
      { ...message, to },
      { id, pledgeId: null, dedupeKey: `sign-in:${id}`, now, notAfter: expiresAt, sender },
    );
    noteDeed(tx, { at: now, organiserId: organiser.id, action: 'sign-in-asked' });
  });
}
