import { outbox, pledge } from '#db/schema/index.ts';
import { minute } from '#platform/clock.ts';
import type { Pace } from '#platform/rate-limit.ts';
import { confirmPledge } from '#pledges/confirm-pledge.ts';
import { newPledgeForm, readPledgeForm, type Submission } from '#pledges/pledge-form.ts';
import { submitPledge } from '#pledges/submit-pledge.ts';
import type { TestContext } from '#tests/support/test-context.ts';

export type Fields = Record<string, string>;

export const sian: Fields = { name: 'Siân Davies', email: 'sian@nhs.example.org', as: 'self' };

/** A post of a form that was opened `age` milliseconds ago. */
export function posted(context: TestContext, fields: Fields, age: number = minute): FormData {
  const opened = { keys: context.keys, clock: { now: () => context.clock.now() - age } };
  const data = new FormData();
  const all = { form: newPledgeForm(opened).form.values.form, ...fields };
  for (const [name, value] of Object.entries(all)) data.append(name, value);
  return data;
}

export function submission(context: TestContext, fields: Fields, age?: number): Submission {
  const reading = readPledgeForm(posted(context, fields, age), context);
  if (!reading.ok) throw new Error(`The form was refused: ${JSON.stringify(reading.form.errors)}`);
  return reading.value;
}

export async function submit(context: TestContext, fields: Fields = sian, pace: Pace = 'usual'): Promise<Submission> {
  const value = submission(context, fields);
  await submitPledge(context, value, pace);
  return value;
}

/** Submits and presses the link of the newest mail; gives the link's token. */
export async function pledgeAndConfirm(context: TestContext, fields: Fields = sian): Promise<string> {
  await submit(context, fields);
  const token = confirmTokens(context).at(-1) ?? '';
  const { outcome } = await confirmPledge(context, token);
  if (outcome !== 'confirmed') throw new Error(`The link ended as ${outcome}`);
  return token;
}

/** The mails that are still to go, oldest first. */
export function openMails(context: TestContext): (typeof outbox.$inferSelect)[] {
  const mails = context.database.select().from(outbox).orderBy(outbox.createdAt).all();
  return mails.filter((mail) => mail.text !== null);
}

/** The tokens of the confirming links in the mails that are still to go. */
export function confirmTokens(context: TestContext): string[] {
  return openMails(context).flatMap((mail) => confirmTokenIn(mail.text) ?? []);
}

export function confirmTokenIn(text: string | null | undefined): string | undefined {
  return /\/pledge\/confirm\/([\w-]+)/.exec(text ?? '')?.[1];
}

/** The token of the private page, from the newest mail that has it. */
export function privateToken(context: TestContext): string {
  const tokens = openMails(context).flatMap((mail) => /\/my-pledge\/([\w-]+)/.exec(mail.text ?? '')?.[1] ?? []);
  return tokens.at(-1) ?? '';
}

export function onlyPledge(context: TestContext): typeof pledge.$inferSelect {
  const rows = context.database.select().from(pledge).all();
  if (rows.length !== 1) throw new Error(`There are ${rows.length} pledges`);
  return rows[0] as typeof pledge.$inferSelect;
}
