import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { day, hour, second } from '#platform/clock.ts';
import { mailRow, plantPledge, queueMail, testDelivery } from '#tests/support/queued-mail.ts';
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

test('a connection lost after the final dot: three equal copies at most, of an update one', async () => {
  const { context, delivery } = site();
  const confirm = await queueMail(context);
  const pledgeId = await plantPledge(context, 'confirmed');
  const update = await queueMail(context, { kind: 'update', pledgeId, notAfter: context.clock.now() + 90 * day });
  peer.answer = (phase) => (phase === 'body' ? 'drop' : 'ok');
  for (let round = 0; round < 12; round += 1) {
    while (await delivery.next()) assert.ok(round >= 0);
    context.clock.advance(6 * hour);
  }
  const copies = peer.received.map(({ raw }) => raw.toString()).filter((raw) => raw.includes(confirm));
  assert.equal(copies.length, 3);
  assert.equal(new Set(copies).size, 1);
  assert.equal(mailRow(context, confirm).state, 'unknown');
  assert.equal(peer.received.length - copies.length, 1);
  assert.equal(mailRow(context, update).state, 'unknown');
});

test('relay trouble costs no attempt, rests the sending, and everything leaves when the relay is back', async () => {
  const { context, delivery } = site();
  for (let number = 0; number < 10; number += 1) await queueMail(context);
  peer.answer = (phase) => (phase === 'connect' ? { code: 421, text: '4.3.2 Shutting down' } : 'ok');
  for (let number = 0; number < 5; number += 1) assert.equal(await delivery.next(), 'relay-trouble');
  assert.equal(await delivery.next(), null);
  context.clock.advance(31 * second);
  peer.answer = () => 'ok';
  let sent = 0;
  while ((await delivery.next()) === 'sent') sent += 1;
  assert.equal(sent, 10);
  assert.equal(new Set(peer.received.map(({ to }) => to[0])).size, 10);
});
