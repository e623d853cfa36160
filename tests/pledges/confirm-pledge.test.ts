import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayCount, milestone, picture, pledgeEvent, proposal } from '#db/schema/index.ts';
import { day, minute } from '#platform/clock.ts';
import { answerConfirmation } from '#pledges/answer-confirmation.ts';
import { confirmPledge } from '#pledges/confirm-pledge.ts';
import { countPledges } from '#pledges/count-pledges.ts';
import { readCounter } from '#pledges/counter-repository.ts';
import { testContext } from '#tests/support/test-context.ts';
import { confirmTokenIn, confirmTokens, onlyPledge, openMails, pledgeAndConfirm, sian, submit } from './builders.ts';

test('confirming gives the number, moves every figure and asks for pictures and their mail in one go', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);

  const pledge = onlyPledge(context);
  assert.deepEqual([pledge.state, pledge.ordinal, pledge.confirmedAt], ['confirmed', 1, context.clock.now()]);
  const counter = readCounter(context.database);
  assert.deepEqual([counter.total, counter.people, counter.organisations, counter.pending], [1, 1, 0, 0]);
  assert.equal(counter.nextOrdinal, 2);
  assert.equal(context.database.select().from(picture).all().length, 12);
  assert.equal(context.database.select().from(dayCount).get()?.confirmed, 1);
  const pack = openMails(context).find((mail) => mail.kind === 'pack');
  assert.equal(pack?.toName, 'Siân Davies');
  assert.equal(pack?.nextAt, context.clock.now() + 2 * minute);
  assert.match(pack?.html ?? '', /cid:post-portrait/);
  assert.doesNotMatch(pack?.lateHtml ?? 'cid:', /cid:/);
});

test('fifty confirms at once count one', async () => {
  const context = testContext();
  await submit(context);
  const token = confirmTokens(context)[0] as string;
  const endings = await Promise.all(Array.from({ length: 50 }, () => confirmPledge(context, token)));
  assert.ok(endings.every(({ outcome }) => outcome === 'confirmed'));
  assert.equal(countPledges(context).total, 1);
  assert.equal(openMails(context).filter((mail) => mail.kind === 'pack').length, 1);
  const events = context.database.select().from(pledgeEvent).all();
  assert.equal(events.filter((event) => event.action === 'confirmed').length, 1);
});

test('looking at the link changes nothing, however often', async () => {
  const context = testContext();
  await submit(context);
  const token = confirmTokens(context)[0] as string;
  for (let look = 0; look < 20; look++) assert.equal((await answerConfirmation(context, token, null)).outcome, 'open');
  assert.equal(onlyPledge(context).state, 'pending');
  assert.equal(context.database.select().from(proposal).get()?.confirmedAt, null);
});

test('each link publishes what its own submission said, and only when it is pressed', async () => {
  const context = testContext();
  await pledgeAndConfirm(context, { ...sian, role: 'Midwife' });
  context.clock.advance(day);
  await submit(context, { ...sian, name: 'Somebody Else', as: 'organisation', organisation: 'Elsewhere' });
  assert.equal(onlyPledge(context).name, 'Siân Davies');
  assert.deepEqual([countPledges(context).people, countPledges(context).organisations], [1, 0]);

  const told = openMails(context).find(({ kind }) => kind === 'already-pledged');
  const { outcome } = await confirmPledge(context, confirmTokenIn(told?.text) as string);
  assert.equal(outcome, 'confirmed');
  assert.deepEqual([onlyPledge(context).name, onlyPledge(context).ordinal], ['Somebody Else', 1]);
  assert.deepEqual([countPledges(context).people, countPledges(context).organisations], [0, 1]);
  const cards = context.database.select().from(picture).all();
  assert.ok(cards.length === 12 && cards.every(({ card }) => JSON.stringify(card).includes('Somebody Else')));
});

test('an older link still works after a newer mail, and pressing it again does not bring its words back', async () => {
  const context = testContext();
  await submit(context);
  const first = confirmTokens(context)[0] as string;
  context.clock.advance(11 * minute);
  await submit(context, { ...sian, name: 'Siân Mair Davies' });
  const second = confirmTokens(context).find((token) => token !== first) as string;
  await confirmPledge(context, first);
  assert.equal(onlyPledge(context).name, 'Siân Davies');
  await confirmPledge(context, second);
  await confirmPledge(context, first);
  assert.equal(onlyPledge(context).name, 'Siân Mair Davies');
});

test('a link ends after seven days, and one press brings a new one that works', async () => {
  const context = testContext();
  await submit(context);
  const token = confirmTokens(context)[0] as string;
  context.clock.advance(7 * day);
  assert.equal((await confirmPledge(context, token)).outcome, 'expired');
  const renew = new FormData();
  renew.set('act', 'renew');
  const presses = await Promise.all([1, 2, 3].map(() => answerConfirmation(context, token, renew)));
  assert.ok(presses.every(({ outcome }) => outcome === 'renewed'));
  const mails = openMails(context).filter(({ kind }) => kind === 'new-link');
  assert.equal(mails.length, 1);
  assert.equal((await confirmPledge(context, confirmTokenIn(mails[0]?.text) as string)).outcome, 'confirmed');
});

test('asking for a new link while the old one works sends none, and says that it works', async () => {
  const context = testContext();
  await submit(context);
  const token = confirmTokens(context)[0] as string;
  const renew = new FormData();
  renew.set('act', 'renew');
  const answer = await answerConfirmation(context, token, renew);
  assert.ok(answer.outcome === 'open' && answer.asked);
  assert.equal(answer.title, 'This link still works');
  assert.equal(openMails(context).length, 1);
  await confirmPledge(context, token);
  const done = await answerConfirmation(context, token, renew);
  assert.ok(done.outcome === 'done' && !done.ended);
  assert.equal(openMails(context).filter(({ kind }) => kind === 'new-link').length, 0);
});

test('links that we did not sign, or signed for something else, lead nowhere', async () => {
  const context = testContext();
  await submit(context);
  const token = confirmTokens(context)[0] as string;
  const claims = context.keys.read('confirm', token);
  assert.ok(claims);
  const swapped = [context.keys.sign('private', claims), context.keys.sign('confirm', { ...claims, epoch: 1 })];
  for (const guess of ['', 'x', `${token}A`, `A${token.slice(1)}`, ...swapped])
    assert.equal((await confirmPledge(context, guess)).outcome, 'unknown');
  assert.equal(onlyPledge(context).state, 'pending');
});

test('a milestone keeps the time at which it was first reached', async () => {
  const context = testContext();
  for (let number = 1; number <= 25; number++)
    await pledgeAndConfirm(context, { ...sian, email: `s${number}@nhs.example.org` });
  const reached = context.database.select().from(milestone).all();
  assert.deepEqual(reached, [{ count: 25, reachedAt: context.clock.now() }]);
});
