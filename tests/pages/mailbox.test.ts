import assert from 'node:assert/strict';
import { test } from 'node:test';
import { send } from '#tests/support/http.ts';
import { keepTestMail } from '#tests/support/kept-mail.ts';
import { testServer } from '#tests/support/test-server.ts';

const nasty = '<script>alert(1)</script>"><img src=x>';
const bytes = Buffer.from(Array.from({ length: 5_000 }, (_, index) => index % 256));

test('the mailbox shows what would have been sent, and lets nothing in it act', async () => {
  const server = await testServer();
  const empty = await send(server.origin, { path: '/mailbox' });
  assert.equal(empty.status, 200);
  assert.match(empty.text, /There is no mail yet/);

  const html = `<html><head><title>x</title></head><body><a href="${server.origin}/pledge">Pledge</a><img src="cid:og@x" alt="A"></body></html>`;
  const attachments = [{ fileName: 'og-x.png', contentType: 'image/png', contentId: 'og@x', bytes }];
  const id = await keepTestMail(server.dataDir, { subject: nasty, html, attachments });

  const list = await send(server.origin, { path: '/mailbox' });
  assert.match(list.text, new RegExp(`href="/mailbox/${id}"`));
  const page = await send(server.origin, { path: `/mailbox/${id}` });
  for (const { text, headers } of [list, page]) {
    assert.doesNotMatch(text, /<script>alert|<img src=x>/);
    assert.equal(headers['cache-control'], 'no-store');
  }
  assert.match(page.text, /In plain words\./);
  assert.match(page.text, /<iframe [^>]*sandbox="[^"]*"/);

  const frame = await send(server.origin, { path: `/mailbox/${id}/html` });
  const policy = String(frame.headers['content-security-policy']);
  assert.match(policy, /default-src 'none'.*frame-ancestors 'self'.*sandbox /);
  assert.doesNotMatch(policy, /allow-scripts|allow-same-origin|script-src/);
  assert.equal(frame.headers['x-frame-options'], 'SAMEORIGIN');
  assert.match(
    frame.text,
    new RegExp(`<base target="_top">.*href="${server.origin}/pledge".*src="/mailbox/${id}/attachments/0"`),
  );

  const picture = await send(server.origin, { path: `/mailbox/${id}/attachments/0` });
  assert.deepEqual(picture.body, bytes);
  assert.equal(picture.headers['content-disposition'], 'attachment; filename="og-x.png"');

  for (const path of ['/mailbox/x', '/mailbox/x/html', `/mailbox/${id}/attachments/1`, `/mailbox/${id}/attachments/x`])
    assert.equal((await send(server.origin, { path })).status, 404, path);
});

test('with a relay there is no mailbox', async () => {
  const server = await testServer({ SMTP_URL: 'smtp://127.0.0.1:9', PROCESS: 'web' });
  const id = await keepTestMail(server.dataDir);
  for (const path of ['/mailbox', `/mailbox/${id}`, `/mailbox/${id}/html`, `/mailbox/${id}/attachments/0`])
    assert.equal((await send(server.origin, { path })).status, 404, path);
});
