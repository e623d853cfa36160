import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pledge, proposal, suppression } from '#db/schema/index.ts';
import { day } from '#platform/clock.ts';
import { answerConfirmation } from '#pledges/answer-confirmation.ts';
import { changeMyPledge } from '#pledges/change-my-pledge.ts';
import { readCounter } from '#pledges/counter-repository.ts';
import { testContext } from '#tests/support/test-context.ts';
import {
  confirmTokenIn,
  confirmTokens,
  onlyPledge,
  openMails,
  pledgeAndConfirm,
  privateToken,
  sian,
  submit,
} from './builders.ts';

function press(act: string, more: Record<string, string> = {}): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries({ act, ...more })) data.set(name, value);
  return data;
}

test('"this was not me" deletes a waiting pledge with its mails, and offers never to write again', async () => {
  const context = testContext();
  await submit(context);
  const token = confirmTokens(context)[0] as string;
  const answer = await answerConfirmation(context, token, press('not-me'));
  assert.ok(answer.outcome === 'refused');
  assert.equal(context.database.select().from(pledge).all().length, 0);
  assert.equal(context.database.select().from(proposal).all().length, 0);
  assert.equal(openMails(context).length, 0);
  assert.equal(readCounter(context.database).pending, 0);
  assert.equal((await answerConfirmation(context, token, press('not-me'))).outcome, 'unknown');

  const never = press('never', { offer: answer.offer });
  assert.equal((await answerConfirmation(context, token, never)).outcome, 'never');
  await submit(context);
  assert.equal(onlyPledge(context).state, 'pending');
  assert.equal(openMails(context).length, 0);
});

test('on a confirmed pledge "this was not me" deletes only what was proposed', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  context.clock.advance(day);
  await submit(context, { ...sian, name: 'Somebody Else' });
  const told = openMails(context).find(({ kind }) => kind === 'already-pledged');
  const token = confirmTokenIn(told?.text) as string;
  const answer = await answerConfirmation(context, token, press('not-me'));
  assert.ok(answer.outcome === 'refused' && answer.counts);
  assert.equal(onlyPledge(context).name, 'Siân Davies');
  assert.equal(context.database.select().from(proposal).all().length, 1);
  assert.equal((await answerConfirmation(context, token, null)).outcome, 'unknown');
});

test('what a link itself confirmed it cannot refuse, whether it has ended or not', async () => {
  const context = testContext();
  const token = await pledgeAndConfirm(context);
  for (const ended of [false, true]) {
    if (ended) context.clock.advance(8 * day);
    assert.equal((await answerConfirmation(context, token, press('not-me'))).outcome, 'unknown');
    const shown = await answerConfirmation(context, token, null);
    assert.ok(shown.outcome === 'done' && shown.ended === ended);
  }
  assert.equal(onlyPledge(context).state, 'confirmed');
  assert.equal(context.database.select().from(proposal).all().length, 1);
  assert.equal((await answerConfirmation(context, token, press('confirm'))).outcome, 'done');

  const renewed = await answerConfirmation(context, token, press('renew'));
  assert.ok(renewed.outcome === 'renewed' && renewed.page);
  assert.match(openMails(context).find(({ kind }) => kind === 'already-pledged')?.text ?? '', /\/my-pledge\//);
});

test('an ended link that was never pressed can still be refused', async () => {
  const context = testContext();
  await submit(context);
  const token = confirmTokens(context)[0] as string;
  context.clock.advance(8 * day);
  const answer = await answerConfirmation(context, token, press('not-me'));
  assert.ok(answer.outcome === 'refused' && !answer.counts);
  assert.equal(context.database.select().from(pledge).all().length, 0);
});

test('nobody can have an address silenced without a link of ours, nor by a made-up offer', async () => {
  const context = testContext();
  await submit(context);
  const [token = ''] = confirmTokens(context);
  const hash = context.keys.hashAddress('someone@nhs.example.org');
  const made = `${context.clock.now() + day}.${onlyPledge(context).id}.${hash}`;
  for (const offer of ['', 'x', '__proto__', 'a'.repeat(44), hash, made, `${made}.${'A'.repeat(22)}`])
    for (const link of [token, 'A'.repeat(59)])
      assert.equal((await answerConfirmation(context, link, press('never', { offer }))).outcome, 'unknown');
  assert.equal(context.database.select().from(suppression).all().length, 0);
});

test('an offer never to write again holds for its own link, for a day and until the pledge is withdrawn', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  const mine = privateToken(context);
  context.clock.advance(day);
  await submit(context, { ...sian, name: 'Somebody Else' });
  const token = confirmTokenIn(openMails(context).find(({ kind }) => kind === 'already-pledged')?.text) as string;
  const answer = await answerConfirmation(context, token, press('not-me'));
  assert.ok(answer.outcome === 'refused');
  const never = press('never', { offer: answer.offer });
  await submit(context, { ...sian, email: 'other@nhs.example.org' });
  const other = confirmTokens(context).at(-1) as string;
  assert.equal((await answerConfirmation(context, other, never)).outcome, 'unknown');
  const asked = context.clock.now();
  for (const again of [1, 2]) {
    assert.equal((await answerConfirmation(context, token, never)).outcome, 'never', `time ${again}`);
    context.clock.advance(1);
  }
  assert.equal(context.database.select().from(suppression).get()?.createdAt, asked);
  await changeMyPledge(context, mine, 'withdraw');
  assert.equal((await answerConfirmation(context, token, never)).outcome, 'unknown');

  const late = await answerConfirmation(context, other, press('not-me'));
  assert.ok(late.outcome === 'refused');
  context.clock.advance(day);
  assert.equal((await answerConfirmation(context, other, press('never', { offer: late.offer }))).outcome, 'unknown');
  assert.equal(context.database.select().from(suppression).all().length, 1);
});

test('who never wants to be written to gets no updates either, and their pledge stays', async () => {
  const context = testContext();
  await pledgeAndConfirm(context, { ...sian, updates: 'on' });
  context.clock.advance(day);
  await submit(context, { ...sian, name: 'Somebody Else', updates: 'on' });
  const token = confirmTokenIn(openMails(context).find(({ kind }) => kind === 'already-pledged')?.text) as string;
  const answer = await answerConfirmation(context, token, press('not-me'));
  assert.ok(answer.outcome === 'refused');
  assert.equal(onlyPledge(context).updates, true);
  await answerConfirmation(context, token, press('never', { offer: answer.offer }));
  assert.deepEqual([onlyPledge(context).state, onlyPledge(context).updates], ['confirmed', false]);
});
