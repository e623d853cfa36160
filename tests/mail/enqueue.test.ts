import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outbox } from '#db/schema/index.ts';
import { enqueue } from '#mail/enqueue.ts';
import type { Message } from '#mail/message.ts';
import { cancelQueued, releasePack } from '#mail/outbox-repository.ts';
import { day } from '#platform/clock.ts';
import { newId } from '#platform/identifier.ts';
import { testContext } from '#tests/support/test-context.ts';

const message: Message = {
  kind: 'confirm',
  to: { name: 'Siân', address: 'sian@nhs.example.org' },
  subject: 'Confirm your pledge',
  text: 'text',
  html: '<p>html</p>',
};

function terms(now: number, dedupeKey: string, pledgeId: string | null = null) {
  return { id: newId(now), pledgeId, dedupeKey, now, notAfter: now + day, sender: 'pledge.example.org' };
}

test('of fifty equal mails one is queued', async () => {
  const context = testContext();
  const now = context.clock.now();
  await Promise.all(Array.from({ length: 50 }, () => context.write((tx) => enqueue(tx, message, terms(now, 'same')))));

  const rows = context.database.select().from(outbox).all();
  assert.equal(rows.length, 1);
  assert.equal(rows[0]?.messageId, `<${rows[0]?.id}.confirm@pledge.example.org>`);
  assert.equal(rows[0]?.state, 'queued');
});

test('an address that was not read strictly is refused', async () => {
  const context = testContext();
  const now = context.clock.now();
  for (const address of ['x@y\r\nBcc: e@x.org', 'a b@x.org', 'a@localhost', '"a b"@x.org'])
    await assert.rejects(
      context.write((tx) => enqueue(tx, { ...message, to: { name: null, address } }, terms(now, address))),
      TypeError,
    );
});

test('cancelling leaves nothing of the person in the row', async () => {
  const context = testContext();
  const now = context.clock.now();
  const pledgeId = newId(now);
  const cancelled = await context.write((tx) => {
    enqueue(tx, message, terms(now, 'first', pledgeId));
    const number = cancelQueued(tx, pledgeId, ['confirm'], now);
    enqueue(tx, message, terms(now, 'second', pledgeId));
    return number;
  });

  assert.equal(cancelled, 1);
  const [first] = context.database.select().from(outbox).all();
  assert.equal(first?.state, 'cancelled');
  assert.doesNotMatch(JSON.stringify(first), /Siân|sian@|<p>/);
});

test('a pack is released once, with its pictures', async () => {
  const context = testContext();
  const now = context.clock.now();
  const pledgeId = newId(now);
  const attachments = [
    { contentKey: `${'a'.repeat(64)}.png`, fileName: 'og-x.png', contentType: 'image/png', contentId: 'og' },
  ];
  await context.write((tx) =>
    enqueue(
      tx,
      { ...message, kind: 'pack', late: { text: 'late', html: 'late' } },
      { ...terms(now, 'pack', pledgeId), nextAt: now + 120_000 },
    ),
  );
  assert.equal(await context.write((tx) => releasePack(tx, pledgeId, attachments, now)), true);
  assert.equal(await context.write((tx) => releasePack(tx, pledgeId, attachments, now)), false);
  const [row] = context.database.select().from(outbox).all();
  assert.deepEqual(row?.attachments, attachments);
  assert.equal(row?.lateHtml, null);
  assert.equal(row?.nextAt, now);
});
