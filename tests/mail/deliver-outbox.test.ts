import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { deliveryEvent, pledge, suppression } from '#db/schema/index.ts';
import { enqueue } from '#mail/enqueue.ts';
import { cancelQueued } from '#mail/outbox-repository.ts';
import { day, hour, minute, second } from '#platform/clock.ts';
import { ledgerPath, readLedger } from '#platform/ledger.ts';
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

test('a mail leaves with both bodies, one recipient and the headers of a service mail', async () => {
  const { context, delivery } = site();
  const id = await queueMail(context, { to: 'sian@nhs.example.org' });
  assert.equal(await delivery.next(), 'sent');
  assert.equal(await delivery.next(), null);

  const [mail] = peer.received;
  assert.deepEqual(mail?.to, ['sian@nhs.example.org']);
  assert.equal(mail?.from, 'pledge@pledge.example.org');
  const sent = await readSentMail(mail?.raw as Buffer);
  assert.deepEqual(sent.to, ['sian@nhs.example.org']);
  assert.equal(sent.toName, 'Siân Ó Briain');
  assert.equal(sent.messageId, `<${id}.confirm@pledge.example.org>`);
  assert.equal(sent.date?.getTime(), Math.floor(context.clock.now() / 1000) * 1000);
  assert.equal(sent.text.trim(), 'One line.');
  assert.equal(sent.html.trim(), '<p>One line.</p>');
  assert.equal(sent.header('auto-submitted'), 'auto-generated');
  assert.equal(sent.header('list-unsubscribe'), undefined);
});

test('a mail that left is in the ledger, and one that did not is not', async () => {
  const { context, delivery } = site();
  await queueMail(context, { to: 'gone@nhs.example.org' });
  const id = await queueMail(context);
  peer.answer = (phase, { recipient }) =>
    phase === 'rcpt' && recipient.startsWith('gone') ? { code: 550, text: '5.1.1 No such user' } : 'ok';
  assert.deepEqual([await delivery.next(), await delivery.next()], ['recipient-gone', 'sent']);
  const sent = readLedger(ledgerPath(context.config.dataDir, 'sent'));
  assert.deepEqual(sent, [{ at: context.clock.now(), id: `<${id}.confirm@pledge.example.org>` }]);
});

test('a mail that left is blank, final, and has its history', async () => {
  const { context, delivery } = site();
  const id = await queueMail(context);
  await delivery.next();
  const row = mailRow(context, id);
  assert.equal(row.state, 'sent');
  assert.equal(row.sentAt, context.clock.now());
  assert.deepEqual(
    [row.toAddress, row.toName, row.text, row.html, row.subject, row.lease],
    [null, null, null, null, '', null],
  );
  const [event] = context.database.select().from(deliveryEvent).all();
  assert.deepEqual([event?.fromState, event?.toState, event?.code], ['sending', 'sent', 250]);
});

test('451 and then 250: every attempt is the same bytes under one Message-ID', async () => {
  const { context, delivery } = site();
  const id = await queueMail(context);
  peer.answer = (phase, { tries }) => (phase === 'body' && tries === 1 ? { code: 451, text: '4.3.0 Later' } : 'ok');
  assert.equal(await delivery.next(), 'passing');
  assert.equal(mailRow(context, id).state, 'queued');
  assert.equal(await delivery.next(), null);
  context.clock.advance(8 * minute);
  assert.equal(await delivery.next(), 'sent');
  assert.equal(peer.received.length, 2);
  assert.deepEqual(peer.received[0]?.raw, peer.received[1]?.raw);
});

test('a wait that the relay names is honoured, with ten seconds on top', async () => {
  const { context, delivery } = site();
  const id = await queueMail(context);
  peer.answer = (phase) =>
    phase === 'rcpt' ? { code: 451, text: '4.7.1 Greylisted, try again in 120 seconds' } : 'ok';
  assert.equal(await delivery.next(), 'passing');
  assert.equal(mailRow(context, id).nextAt, context.clock.now() + 130 * second);
});

test('an address that is gone fails for good and is not written to again', async () => {
  const { context, delivery } = site();
  const id = await queueMail(context, { to: 'gone@mail.example.org' });
  peer.answer = (phase) => (phase === 'rcpt' ? { code: 550, text: '5.1.1 No such user' } : 'ok');
  assert.equal(await delivery.next(), 'recipient-gone');
  assert.equal(mailRow(context, id).state, 'failed_recipient');
  const [entry] = context.database.select().from(suppression).all();
  assert.equal(entry?.expiresAt, context.clock.now() + 180 * day);

  peer.answer = () => 'ok';
  const next = await queueMail(context, { to: 'GONE@mail.example.org' });
  assert.equal(await delivery.next(), null);
  assert.equal(mailRow(context, next).state, 'cancelled');
  const signIn = await queueMail(context, { kind: 'sign-in', to: 'gone@mail.example.org' });
  assert.equal(await delivery.next(), 'sent');
  assert.equal(mailRow(context, signIn).state, 'sent');
});

test('a full mailbox gets three more tries over 48 hours', async () => {
  const { context, delivery } = site();
  const id = await queueMail(context, { notAfter: context.clock.now() + 30 * day });
  peer.answer = (phase) => (phase === 'rcpt' ? { code: 552, text: '5.2.2 Over quota' } : 'ok');
  const waits: number[] = [];
  while (mailRow(context, id).state === 'queued') {
    assert.equal(await delivery.next(), 'mailbox');
    const wait = mailRow(context, id).nextAt - context.clock.now();
    if (mailRow(context, id).state === 'queued') waits.push(wait / hour);
    context.clock.advance(wait);
  }
  assert.deepEqual(waits, [8, 16, 24]);
  assert.equal(mailRow(context, id).state, 'failed_recipient');
});

test('a refusal by policy holds the mail and suppresses nobody; many of them stop the sending', async () => {
  const { context, delivery } = site();
  for (let number = 0; number < 30; number += 1) await queueMail(context);
  peer.answer = (phase) => (phase === 'rcpt' ? { code: 550, text: '5.7.1 Not allowed' } : 'ok');
  while (await delivery.next()) assert.ok(peer.recipients.length < 20);
  assert.ok(peer.recipients.length >= 5);
  assert.equal(context.database.select().from(suppression).all().length, 0);
});

test('nothing queued before a withdrawal leaves after it, except its receipt', async () => {
  const { context, delivery } = site();
  const pledgeId = await plantPledge(context, 'confirmed');
  const pack = await queueMail(context, { kind: 'pack', pledgeId });
  const receiptBefore = await queueMail(context, { kind: 'receipt', pledgeId });
  context.clock.advance(second);
  const now = context.clock.now();
  await context.write((tx) => tx.update(pledge).set({ state: 'withdrawn', withdrawnAt: now }).run());
  const receipt = await queueMail(context, { kind: 'receipt', pledgeId });
  assert.equal(await delivery.next(), 'sent');
  assert.equal(await delivery.next(), null);
  assert.deepEqual(
    [pack, receiptBefore, receipt].map((id) => mailRow(context, id).state),
    ['cancelled', 'cancelled', 'sent'],
  );
});

test('a mail whose time is over is not sent', async () => {
  const { context, delivery } = site();
  const untried = await queueMail(context, { notAfter: context.clock.now() + minute });
  context.clock.advance(2 * minute);
  assert.equal(await delivery.next(), null);
  assert.equal(mailRow(context, untried).state, 'cancelled');

  const tried = await queueMail(context, { notAfter: context.clock.now() + minute });
  peer.answer = (phase) => (phase === 'rcpt' ? { code: 450, text: '4.2.1 Busy' } : 'ok');
  assert.equal(await delivery.next(), 'passing');
  assert.equal(mailRow(context, tried).nextAt, context.clock.now() + minute);
  context.clock.advance(minute + 1);
  assert.equal(await delivery.next(), null);
  assert.equal(mailRow(context, tried).state, 'failed_temporary');
});

test('what was cancelled while it was queued is never claimed', async () => {
  const { context, delivery } = site();
  const pledgeId = await plantPledge(context, 'pending');
  const id = await queueMail(context, { pledgeId });
  await context.write((tx) => cancelQueued(tx, pledgeId, null, context.clock.now()));
  assert.equal(await delivery.next(), null);
  assert.equal(mailRow(context, id).state, 'cancelled');
  assert.equal(peer.received.length, 0);
});

test('the most urgent mail leaves first', async () => {
  const { context, delivery } = site();
  const pledgeId = await plantPledge(context, 'confirmed');
  const kinds = ['update', 'pack', 'receipt', 'confirm', 'sign-in'] as const;
  for (const kind of kinds) await queueMail(context, { kind, pledgeId: kind === 'sign-in' ? null : pledgeId });
  while (await delivery.next());
  const ids = peer.received.map(({ raw }) => /Message-ID:\s+<[0-9a-f-]+\.([a-z-]+)@/i.exec(raw.toString())?.[1]);
  assert.deepEqual(ids, [...kinds].reverse());
});

test('two deliveries at once never claim one mail', async () => {
  const { context } = site();
  for (let number = 0; number < 60; number += 1) await queueMail(context);
  const lanes = [testDelivery(context), testDelivery(context), testDelivery(context), testDelivery(context)];
  await Promise.all(
    lanes.map(async (lane) => {
      while (await lane.next());
      lane.lane.close();
    }),
  );
  assert.equal(peer.received.length, 60);
  assert.equal(new Set(peer.recipients).size, 60);
});

test('a mail that waits for a transaction which fails is not queued', async () => {
  const { context, delivery } = site();
  const message = {
    kind: 'confirm',
    subject: 's',
    text: 't',
    html: 'h',
    to: { name: null, address: 'a@mail.example.org' },
  } as const;
  const now = context.clock.now();
  const terms = {
    id: '00000000-0000-7000-8000-000000000000',
    pledgeId: null,
    dedupeKey: 'x',
    now,
    notAfter: now + day,
    sender: 'x.org',
  };
  await assert.rejects(
    context.write((tx) => {
      enqueue(tx, message, terms);
      throw new Error('the fact did not come about');
    }),
  );
  assert.equal(await delivery.next(), null);
});
