import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outbox, picture, pledge, proposal } from '#db/schema/index.ts';
import { day } from '#platform/clock.ts';
import { changeMyPledge } from '#pledges/change-my-pledge.ts';
import { readCounter } from '#pledges/counter-repository.ts';
import { readMyPledge } from '#pledges/my-pledge.ts';
import { purgeExpired } from '#pledges/purge-expired.ts';
import { testContext } from '#tests/support/test-context.ts';
import { onlyPledge, pledgeAndConfirm, privateToken, sian, submit } from './builders.ts';

test('what nobody confirmed goes 14 days after its newest link, wholly', async () => {
  const context = testContext();
  await submit(context);
  context.clock.advance(5 * day);
  await submit(context, { ...sian, role: 'Midwife' });
  context.clock.advance(21 * day - 1);
  assert.equal(await purgeExpired(context), 0);
  context.clock.advance(1);
  assert.equal(await purgeExpired(context), 1);
  for (const table of [pledge, proposal, outbox]) assert.equal(context.database.select().from(table).all().length, 0);
  assert.equal(readCounter(context.database).pending, 0);
  assert.equal(await purgeExpired(context), 0);
});

test('thirty days after a withdrawal only the number is left, and the address may pledge anew', async () => {
  const context = testContext();
  await pledgeAndConfirm(context, { ...sian, role: 'Midwife', organisation: 'Trust' });
  const token = privateToken(context);
  await changeMyPledge(context, token, 'withdraw');
  context.clock.advance(30 * day);
  assert.equal(await purgeExpired(context), 1);
  const left = onlyPledge(context);
  assert.deepEqual([left.state, left.ordinal, left.name, left.email, left.addressKey], ['erased', 1, null, null, null]);
  for (const table of [proposal, outbox, picture]) assert.equal(context.database.select().from(table).all().length, 0);
  assert.equal(readMyPledge(context, token), null);
  assert.equal(readCounter(context.database).withdrawn, 0);

  await pledgeAndConfirm(context);
  const ordinals = context.database
    .select()
    .from(pledge)
    .all()
    .map(({ ordinal }) => ordinal);
  assert.deepEqual(ordinals.sort(), [1, 2]);
});

test('confirmed pledges stay', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  context.clock.advance(400 * day);
  assert.equal(await purgeExpired(context), 0);
  assert.equal(onlyPledge(context).state, 'confirmed');
});
