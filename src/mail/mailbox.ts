import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AddressObject } from 'mailparser';
import type { Instant } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import { writeWhole } from '#platform/content-store.ts';
import type { Context } from '#platform/context.ts';
import { existingMails } from './outbox-repository.ts';

/** A mail that was kept instead of sent. */
export interface KeptMail {
  /** Its name in the mailbox: `{outbox id}.{kind}`, which sorts by the time it was queued. */
  id: string;
  from: string;
  to: string;
  subject: string;
  date: Instant | null;
  headers: { name: string; value: string }[];
  text: string;
  html: string;
  attachments: KeptAttachment[];
}

export interface KeptAttachment {
  fileName: string;
  contentType: string;
  contentId: string | null;
  bytes: Buffer;
}

const mostListed = 100;
const folderOf = (dataDir: string): string => join(dataDir, 'mailbox');

/** Whether there is a mailbox to look into: on a developer's machine without a relay, asked for by a loopback name. */
export function mailboxIsOpen(config: Config, host: string | null): boolean {
  return config.smtpUrl === null && config.loopback && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host ?? '');
}

/** Keeps a mail under its Message-ID: sent again, it takes its own place. */
export async function keepMail(dataDir: string, messageId: string, message: Buffer): Promise<void> {
  const id = messageId.replace(/^<|@.*$/g, '');
  await writeWhole(join(folderOf(dataDir), `${id}.eml`), message);
}

/** Removes the kept mails that the outbox knows no more: their people were erased or never confirmed. */
export async function pruneMailbox({ config, database }: Context): Promise<void> {
  const kept = (await names(config.dataDir)).map((name) => ({ name, id: name.split('.', 1)[0] as string }));
  for (let from = 0; from < kept.length; from += mostListed) {
    const some = kept.slice(from, from + mostListed);
    const known = existingMails(
      database,
      some.map(({ id }) => id),
    );
    const gone = some.filter(({ id }) => !known.has(id));
    await Promise.all(gone.map(({ name }) => rm(join(folderOf(config.dataDir), `${name}.eml`), { force: true })));
  }
}

/** The kept mails, newest first. */
export async function listMails(dataDir: string): Promise<KeptMail[]> {
  const found = await Promise.all((await names(dataDir)).slice(0, mostListed).map((id) => readMail(dataDir, id)));
  return found.filter((mail) => mail !== null);
}

/** A kept mail, or null where there is none of that name. */
export async function readMail(dataDir: string, id: string): Promise<KeptMail | null> {
  if (!/^[0-9a-f-]{36}\.[a-z-]+$/.test(id)) return null;
  const message = await readFile(join(folderOf(dataDir), `${id}.eml`)).catch(() => null);
  return message && (await parse(id, message));
}

/** The HTML body of a kept mail as a page: its pictures found by `addressOf`, its links opened in place of the mailbox. */
export function mailAsPage(mail: KeptMail, addressOf: (attachment: number) => string): string {
  const body = mail.html.replace(/(["'])cid:([^"']+)\1/g, (whole, quote: string, contentId: string) => {
    const index = mail.attachments.findIndex((attachment) => attachment.contentId === contentId);
    return index < 0 ? whole : quote + addressOf(index) + quote;
  });
  return body.includes('<head>') ? body.replace('<head>', '<head><base target="_top">') : `<base target="_top">${body}`;
}

async function names(dataDir: string): Promise<string[]> {
  const files = await readdir(folderOf(dataDir)).catch(() => []);
  return files
    .filter((file) => file.endsWith('.eml'))
    .map((file) => file.slice(0, -'.eml'.length))
    .sort()
    .reverse();
}

async function parse(id: string, message: Buffer): Promise<KeptMail> {
  // Loaded when somebody looks: a site with a relay never needs it.
  const { simpleParser } = await import('mailparser');
  const mail = await simpleParser(message, { skipImageLinks: true, skipTextToHtml: true });
  return {
    id,
    from: mail.from?.text ?? '',
    to: (mail.to as AddressObject | undefined)?.text ?? '',
    subject: mail.subject ?? '',
    date: mail.date?.getTime() ?? null,
    headers: mail.headerLines.map(({ key, line }) => ({ name: key, value: line.replace(/^[^:]*:\s*/, '') })),
    text: mail.text ?? '',
    html: mail.html || '',
    attachments: mail.attachments.map(({ filename, contentType, cid, content }) => ({
      fileName: filename ?? 'attachment',
      contentType,
      contentId: cid ?? null,
      bytes: content,
    })),
  };
}
