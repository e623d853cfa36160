import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outbox, picture, pledge, proposal } from '#db/schema/index.ts';
import { day } from '#platform/clock.ts';
import { changeMyPledge } from '#pledges/change-my-pledge.ts';
import { readCounter } from '#pledges/counter-repository.ts';
import { findEnded, isStillEnded } from '#pledges/ended-pledge-repository.ts';
import { readMyPledge } from '#pledges/my-pledge.ts';
import { deleteUnanswered, unansweredBefore } from '#pledges/proposal-repository.ts';
import { purgeExpired } from '#pledges/purge-expired.ts';
import { renewLink } from '#pledges/renew-link.ts';
import { queryPlans } from '#tests/support/query-plans.ts';
import { testContext } from '#tests/support/test-context.ts';
import { confirmTokens, onlyPledge, pledgeAndConfirm, privateToken, sian, submit } from './builders.ts';

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

test('a link asked for anew keeps an unconfirmed pledge for another 14 days', async () => {
  const context = testContext();
  await submit(context);
  context.clock.advance(10 * day);
  await renewLink(context, confirmTokens(context)[0] ?? '');
  context.clock.advance(21 * day - 1);
  assert.equal(await purgeExpired(context), 0);
  context.clock.advance(1);
  assert.equal(await purgeExpired(context), 1);
});

test('what was held as a bot’s goes after thirty days, wholly, and is counted out', async () => {
  const context = testContext();
  await submit(context, { ...sian, website: 'http://spam.example' });
  assert.equal(readCounter(context.database).held, 1);
  context.clock.advance(30 * day - 1);
  assert.equal(await purgeExpired(context), 0);
  context.clock.advance(1);
  assert.equal(await purgeExpired(context), 1);
  for (const table of [pledge, proposal]) assert.equal(context.database.select().from(table).all().length, 0);
  assert.equal(readCounter(context.database).held, 0);
});

test('a change of a confirmed pledge that nobody confirmed goes 14 days after its link ended', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  const { submitId } = await submit(context, { ...sian, role: 'Midwife' });
  const left = () => context.database.select().from(proposal).all();
  context.clock.advance(21 * day - 1);
  assert.equal(await purgeExpired(context), 0);
  assert.equal(left().length, 2);
  context.clock.advance(1);
  assert.equal(await purgeExpired(context), 1);
  assert.equal(left().length, 1);
  assert.notEqual(left()[0]?.submitId, submitId);
  assert.equal(onlyPledge(context).state, 'confirmed');
});

test('what has had its time is found by index, and looked at again by id', async () => {
  const context = testContext();
  const now = context.clock.now();
  const plans = queryPlans(context, (database) => {
    for (const state of ['pending', 'held'] as const) {
      findEnded(database, state, now, 100);
      isStillEnded(database, { id: 'x', state }, now);
    }
    unansweredBefore(database, now, 100);
    deleteUnanswered(database, 'x', now);
  });
  assert.deepEqual(
    plans.map((step) => step.replace(/^SEARCH (\w+) USING (?:COVERING )?INDEX /, '$1 by ')),
    [
      'pledge by pledge_state_link (state=? AND link_ends_at<?)',
      'pledge by sqlite_autoindex_pledge_1 (id=?)',
      'pledge by pledge_state_created (state=? AND created_at<?)',
      'pledge by sqlite_autoindex_pledge_1 (id=?)',
      'proposal by proposal_open (expires_at<?)',
      'pledge by sqlite_autoindex_pledge_1 (id=?)',
      'proposal by sqlite_autoindex_proposal_1 (id=?)',
    ],
  );
});

test('confirmed pledges stay', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  context.clock.advance(400 * day);
  assert.equal(await purgeExpired(context), 0);
  assert.equal(onlyPledge(context).state, 'confirmed');
});
