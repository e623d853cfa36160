import type { APIRoute } from 'astro';
import { mailboxIsOpen, readMail } from '#mail/mailbox.ts';

export const GET: APIRoute = async ({ locals, params, request }) => {
  const { config } = locals.context;
  const isOpen = mailboxIsOpen(config, request.headers.get('host'));
  const mail = isOpen ? await readMail(config.dataDir, params.id ?? '') : null;
  const attachment = mail?.attachments[Number(params.index)];
  if (!attachment) return new Response(null, { status: 404 });
  const isPicture = /^image\/(png|jpeg|webp)$/.test(attachment.contentType);
  return new Response(new Uint8Array(attachment.bytes), {
    headers: {
      'Content-Type': isPicture ? attachment.contentType : 'application/octet-stream',
      'Content-Disposition': `attachment; filename="${attachment.fileName.replace(/[^\w.-]/g, '_')}"`,
      // The frame that shows the mail is sandboxed, and so of another origin.
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  });
};
