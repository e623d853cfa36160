import { sql } from 'drizzle-orm';
import { outbox } from '#db/schema/index.ts';
import { addOrganiser } from '#organisers/add-organiser.ts';
import { requestSignIn } from '#organisers/request-sign-in.ts';
import { useSignInLink } from '#organisers/use-sign-in-link.ts';
import type { Context } from '#platform/context.ts';
import { type EmailAddress, readEmailAddress } from '#platform/email-address.ts';
import { newSecret } from '#platform/token.ts';

/** An address that is known to be one. */
export function address(text: string): EmailAddress {
  const read = readEmailAddress(text);
  if (!read) throw new TypeError(`Not an address: ${text}`);
  return read;
}

/** The token of the link and the code in the newest mail that is queued. */
export function newestWayIn(context: Context): { token: string; code: string } {
  const mail = context.database.select().from(outbox).orderBy(sql`rowid desc`).get();
  const token = /\/organise\/sign-in\/([\w-]{43})/.exec(mail?.text ?? '')?.[1];
  const code = /\b[2-9B-Z]{4}-[2-9B-Z]{4}\b/.exec(mail?.text ?? '')?.[0];
  if (!token || !code) throw new Error('The newest mail has no way in');
  return { token, code };
}

/** Asks for a way in with a browser of its own, and gives what the mail says. */
export async function askForWayIn(context: Context, email: string, browser = newSecret()) {
  await requestSignIn(context, address(email), browser);
  return { ...newestWayIn(context), browser };
}

/** Adds an organiser and signs them in; the secret of their session. */
export async function signedIn(context: Context, email: string): Promise<string> {
  await addOrganiser(context, address(email));
  const { token } = await askForWayIn(context, email);
  const signed = await useSignInLink(context, token, null);
  if (signed.outcome !== 'signed-in') throw new Error('The link did not sign in');
  return signed.session;
}
