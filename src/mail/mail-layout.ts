import type { Mail } from './mail-block.ts';
import { mailHtml } from './mail-html.ts';
import { mailText } from './mail-text.ts';

export type { Block, Mail, MailPicture } from './mail-block.ts';

/** Both bodies of a service mail. */
export function renderMail(mail: Mail): { text: string; html: string } {
  return { text: mailText(mail), html: mailHtml(mail) };
}
