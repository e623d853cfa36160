import type { APIRoute } from 'astro';
import { mailAsPage, mailboxIsOpen, readMail } from '#mail/mailbox.ts';
import { paths } from '#paths.ts';

const policy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation',
].join('; ');

/** A mail's HTML as a page of its own, for the frame of the page before it: styled as mails are, and powerless. */
export const GET: APIRoute = async ({ locals, params, request }) => {
  const { config } = locals.context;
  const host = request.headers.get('host');
  const mail = mailboxIsOpen(config, host) ? await readMail(config.dataDir, params.id ?? '') : null;
  if (!mail) return new Response(null, { status: 404 });
  const page = mailAsPage(mail, (index) => paths.mailboxAttachment(mail.id, index));
  return new Response(page, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      // The host is one of the loopback names by now; spelled out, because 'self' means nothing in a sandbox.
      'Content-Security-Policy': `${policy}; img-src http://${host}`,
      'X-Frame-Options': 'SAMEORIGIN',
    },
  });
};
