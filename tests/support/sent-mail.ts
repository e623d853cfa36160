import { type ParsedMail, simpleParser } from 'mailparser';

export interface SentMail {
  messageId: string;
  from: string;
  /** The addresses of To, Cc and Bcc together. */
  to: string[];
  /** The display name beside the first recipient. */
  toName: string;
  subject: string;
  date: Date | undefined;
  text: string;
  html: string;
  /** Header names in lower case, in order, repeated ones as often as they come. */
  headers: string[];
  /** The value of a header as it was written, unfolded. */
  header(name: string): string | undefined;
  attachments: { fileName: string; contentType: string; contentId: string; bytes: Buffer }[];
  /** Every http address in the plain body. */
  links: string[];
}

/** Reads a raw message as a mail program would. */
export async function readSentMail(raw: Buffer): Promise<SentMail> {
  const mail = await simpleParser(raw, { skipImageLinks: true, skipTextToHtml: true, skipHtmlToText: true });
  const text = mail.text ?? '';
  return {
    messageId: mail.messageId ?? '',
    from: mail.from?.value[0]?.address ?? '',
    to: recipientsOf(mail).map(({ address }) => address ?? ''),
    toName: recipientsOf(mail)[0]?.name ?? '',
    subject: mail.subject ?? '',
    date: mail.date,
    text,
    html: mail.html || '',
    headers: mail.headerLines.map(({ key }) => key),
    header: (name) =>
      mail.headerLines
        .find(({ key }) => key === name.toLowerCase())
        ?.line.replace(/^[^:]*:\s*/, '')
        .replace(/\r?\n\s+/g, ' '),
    attachments: mail.attachments.map(({ filename, contentType, cid, content }) => ({
      fileName: filename ?? '',
      contentType,
      contentId: cid ?? '',
      bytes: content,
    })),
    links: text.match(/https?:\/\/[^\s<>"]+/g) ?? [],
  };
}

function recipientsOf({ to, cc, bcc }: ParsedMail) {
  return [to, cc, bcc].flatMap((field) => field ?? []).flatMap(({ value }) => value);
}
