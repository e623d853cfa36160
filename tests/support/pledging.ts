import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from './eventually.ts';
import { type Answer, type Fields, postForm, send } from './http.ts';
import { readSentMail, type SentMail } from './sent-mail.ts';
import type { RunningServer } from './server.ts';

type Site = Pick<RunningServer, 'origin' | 'dataDir'>;

/** What a browser sends besides what a person fills in: the hidden fields of the page's form. */
export async function openForm({ origin }: Site): Promise<Record<string, string>> {
  return hiddenFields((await send(origin, { path: '/pledge' })).text);
}

/** The hidden fields of a page. */
export function hiddenFields(html: string): Record<string, string> {
  const inputs = html.match(/<input[^>]*type="hidden"[^>]*>/g) ?? [];
  return Object.fromEntries(inputs.map((input) => [attributeOf(input, 'name'), attributeOf(input, 'value')]));
}

/** Fills in the form and sends it: the fields that are given, over those of a person who fills in as little as possible. */
export async function takePledge(
  site: Site,
  fields: Record<string, string>,
  hidden?: Record<string, string>,
): Promise<Answer> {
  const filled = { as: 'self', name: 'Siân Llŷr', ...(hidden ?? (await openForm(site))), ...fields };
  return await postForm(site.origin, '/pledge', filled satisfies Fields);
}

export function countKeptMails({ dataDir }: Site): number {
  return mailFiles(dataDir).length;
}

/** The mails that were kept for an address, oldest first. */
export async function keptMails({ dataDir }: Site, address?: string): Promise<SentMail[]> {
  const mails = await Promise.all(mailFiles(dataDir).map((file) => readSentMail(readFileSync(file))));
  return address === undefined ? mails : mails.filter(({ to }) => to.includes(address));
}

/** The path of the first link of a kept mail to an address that contains `part`, once there is such a mail. */
export async function mailedPath(site: Site, address: string, part: string): Promise<string> {
  const url = await eventually(`a mail to ${address} with a link to ${part}`, async () => {
    const mails = await keptMails(site, address);
    return mails.flatMap(({ links }) => links).find((link) => link.includes(part));
  });
  return new URL(url).pathname;
}

function mailFiles(dataDir: string): string[] {
  const folder = join(dataDir, 'mailbox');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.eml'));
  return names.sort().map((name) => join(folder, name));
}

/** The first value of that attribute in a piece of HTML. */
export function attributeOf(tag: string, name: string): string {
  const text = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  return text.replace(/&(?:#(\d+)|quot|lt|gt|amp);/g, (entity, code) =>
    code ? String.fromCodePoint(Number(code)) : (entities[entity] ?? entity),
  );
}

const entities: Record<string, string> = { '&quot;': '"', '&lt;': '<', '&gt;': '>', '&amp;': '&' };
