import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { releasePack } from '#mail/outbox-repository.ts';
import { minute } from '#platform/clock.ts';
import { mailRow, plantPledge, queueMail, testDelivery } from '#tests/support/queued-mail.ts';
import { readSentMail } from '#tests/support/sent-mail.ts';
import { type SmtpPeer, startSmtpPeer } from '#tests/support/smtp-server.ts';
import { testContext } from '#tests/support/test-context.ts';

let peer: SmtpPeer;
before(async () => {
  peer = await startSmtpPeer();
});
after(() => peer.close());
beforeEach(() => {
  peer.received.length = 0;
  peer.recipients.length = 0;
  peer.answer = () => 'ok';
});

function site(environment: Record<string, string> = {}) {
  const context = testContext({
    SMTP_URL: peer.url,
    MAIL_FROM: 'Including Infants <pledge@pledge.example.org>',
    ...environment,
  });
  return { context, delivery: testDelivery(context) };
}

test('a pack leaves with its pictures byte for byte, or after its wait without them', async () => {
  const { context } = site();
  const bytes = Buffer.from(Array.from({ length: 40_000 }, (_, index) => (index * 31) % 256));
  const contentKey = await context.pictures.put(bytes, 'png');
  const delivery = testDelivery(context, { readPicture: context.pictures.read });
  const [first, second_] = [await plantPledge(context, 'confirmed'), await plantPledge(context, 'confirmed')];
  const late = { text: 'late text\n', html: '<p>late</p>' };
  const nextAt = context.clock.now() + 2 * minute;
  await queueMail(context, { kind: 'pack', pledgeId: first, html: '<img src="cid:og">', late, nextAt });
  await queueMail(context, { kind: 'pack', pledgeId: second_, html: '<img src="cid:og">', late, nextAt });
  assert.equal(await delivery.next(), null);

  const attachment = { contentKey, fileName: 'og-made-room.png', contentType: 'image/png', contentId: 'og' };
  await context.write((tx) => releasePack(tx, first, [attachment], context.clock.now()));
  assert.equal(await delivery.next(), 'sent');
  const withPictures = await readSentMail(peer.received[0]?.raw as Buffer);
  assert.equal(withPictures.attachments.length, 1);
  assert.equal(withPictures.attachments[0]?.fileName, 'og-made-room.png');
  assert.equal(withPictures.attachments[0]?.contentId, 'og');
  assert.equal(hash(withPictures.attachments[0]?.bytes as Buffer), hash(bytes));

  context.clock.advance(2 * minute);
  assert.equal(await delivery.next(), 'sent');
  const without = await readSentMail(peer.received[1]?.raw as Buffer);
  assert.deepEqual(
    [without.attachments.length, without.text.trim(), without.html.trim()],
    [0, 'late text', '<p>late</p>'],
  );
});

test('a pack whose picture is missing waits, costs no try, and leaves when the picture is there again', async () => {
  const { context } = site();
  const store = new Map<string, Buffer>();
  const delivery = testDelivery(context, { readPicture: async (key) => store.get(key) ?? null });
  const pledgeId = await plantPledge(context, 'confirmed');
  const id = await queueMail(context, { kind: 'pack', pledgeId, late: { text: 't', html: 'h' } });
  const contentKey = `${'b'.repeat(64)}.png`;
  const attachment = { contentKey, fileName: 'og-x.png', contentType: 'image/png', contentId: 'og' };
  await context.write((tx) => releasePack(tx, pledgeId, [attachment], context.clock.now()));
  assert.equal(await delivery.next(), 'picture-missing');
  assert.deepEqual([mailRow(context, id).state, mailRow(context, id).attempts], ['queued', 0]);
  store.set(contentKey, Buffer.from('x'));
  context.clock.advance(minute);
  assert.equal(await delivery.next(), 'sent');
});

function hash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
