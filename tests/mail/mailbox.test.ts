import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { listMails, mailAsPage, mailboxIsOpen, pruneMailbox, readMail } from '#mail/mailbox.ts';
import { readConfig } from '#platform/config.ts';
import { keepTestMail } from '#tests/support/kept-mail.ts';
import { queueMail } from '#tests/support/queued-mail.ts';
import { testContext } from '#tests/support/test-context.ts';

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'including-infants-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const picture = { fileName: 'og-x.png', contentType: 'image/png', contentId: 'og@x', bytes: Buffer.from('bytes') };

test('a kept mail is read back whole, and the newest comes first', async () => {
  const folder = dataFolder();
  const first = await keepTestMail(folder);
  const second = await keepTestMail(folder, { subject: 'Another', attachments: [picture] });
  assert.deepEqual(
    (await listMails(folder)).map(({ id }) => id),
    [second, first].sort().reverse(),
  );
  const mail = await readMail(folder, second);
  assert.equal(mail?.subject, 'Another');
  assert.match(mail?.to ?? '', /sian@nhs\.example\.org/);
  assert.equal(mail?.text.trim(), 'In plain words.');
  assert.deepEqual(mail?.attachments[0], picture);
});

test('kept mails are files of their own with every line ending as mail has it, and sending one again replaces it', async () => {
  const folder = dataFolder();
  const id = await keepTestMail(folder);
  assert.deepEqual(readdirSync(join(folder, 'mailbox')), [`${id}.eml`]);
  assert.doesNotMatch(readFileSync(join(folder, 'mailbox', `${id}.eml`), 'latin1'), /[^\r]\n/);
  await keepTestMail(folder, { messageId: `<${id}@localhost>`, subject: 'Again' });
  assert.equal((await listMails(folder)).length, 1);
});

test('a name that is not a kept mail’s finds nothing, wherever it points', async () => {
  const folder = dataFolder();
  await keepTestMail(folder);
  for (const id of ['', '..', '../secret-key', 'x.eml', '00000000-0000-7000-8000-000000000000.pack'])
    assert.equal(await readMail(folder, id), null);
});

test('a kept mail goes when the outbox knows it no more', async () => {
  const context = testContext();
  const gone = await keepTestMail(context.config.dataDir);
  const known = await queueMail(context);
  const stays = `${known}.confirm`;
  await keepTestMail(context.config.dataDir, { messageId: `<${stays}@localhost>` });
  await pruneMailbox(context);
  assert.equal(await readMail(context.config.dataDir, gone), null);
  assert.notEqual(await readMail(context.config.dataDir, stays), null);
});

test('there is a mailbox without a relay, on a loopback origin, for a loopback host only', () => {
  const local = readConfig({});
  assert.equal(mailboxIsOpen(local, 'localhost:4321'), true);
  assert.equal(mailboxIsOpen(local, '[::1]:4321'), true);
  for (const host of [null, '', 'localhost.evil.org', 'pledge.example.org', '127.0.0.1.nip.io'])
    assert.equal(mailboxIsOpen(local, host), false);
  assert.equal(mailboxIsOpen(readConfig({ SMTP_URL: 'smtp://127.0.0.1' }), 'localhost:4321'), false);
  const everywhere = readConfig({
    PUBLIC_ORIGIN: 'https://pledge.example.org',
    SMTP_URL: 'smtp://relay.example.org',
    MAIL_FROM: 'A <a@pledge.example.org>',
    SECRET_KEY: 'x'.repeat(32),
  });
  assert.equal(mailboxIsOpen({ ...everywhere, smtpUrl: null }, 'localhost:4321'), false);
});

test('as a page its pictures are found and its links leave the frame', async () => {
  const folder = dataFolder();
  const html = '<html><head></head><body><img src="cid:og@x"><img src="cid:none"></body></html>';
  const mail = await readMail(folder, await keepTestMail(folder, { html, attachments: [picture] }));
  const page = mail && mailAsPage(mail, (index) => `/attachments/${index}`);
  assert.equal(
    page?.trim(),
    '<html><head><base target="_top"></head><body><img src="/attachments/0"><img src="cid:none"></body></html>',
  );
});
