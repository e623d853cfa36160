import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outbox, session, signIn } from '#db/schema/index.ts';
import { addOrganiser } from '#organisers/add-organiser.ts';
import { findSession } from '#organisers/find-session.ts';
import { removeOrganiser } from '#organisers/remove-organiser.ts';
import { requestSignIn } from '#organisers/request-sign-in.ts';
import { signInLinkWorks, useSignInLink } from '#organisers/use-sign-in-link.ts';
import { hour, minute, second } from '#platform/clock.ts';
import { newSecret } from '#platform/token.ts';
import { address, askForWayIn } from '#tests/support/organiser.ts';
import { testContext } from '#tests/support/test-context.ts';

const owner = 'ada@example.org';

async function withOwner() {
  const context = testContext();
  await addOrganiser(context, address(owner));
  return context;
}

test('the mailed link signs in once, in any browser', async () => {
  const context = await withOwner();
  const { token } = await askForWayIn(context, owner);
  const first = await useSignInLink(context, token, null);
  assert.equal(first.outcome, 'signed-in');
  assert.equal(first.outcome === 'signed-in' && (await findSession(context, first.session))?.organiser.email, owner);
  assert.deepEqual(await useSignInLink(context, token, null), { outcome: 'refused' });
});

test('of many who use one link at once only one gets in', async () => {
  const context = await withOwner();
  const { token } = await askForWayIn(context, owner);
  const all = await Promise.all(Array.from({ length: 20 }, () => useSignInLink(context, token, null)));
  assert.equal(all.filter(({ outcome }) => outcome === 'signed-in').length, 1);
  assert.equal(context.database.select().from(session).all().length, 1);
});

test('looking at a link, as mail scanners do, never uses it up', async () => {
  const context = await withOwner();
  const { token } = await askForWayIn(context, owner);
  for (let look = 0; look < 20; look++) assert.equal(signInLinkWorks(context, token), true);
  assert.equal((await useSignInLink(context, token, null)).outcome, 'signed-in');
  assert.equal(signInLinkWorks(context, token), false);
});

test('a link works for ten minutes and not a second longer', async () => {
  const context = await withOwner();
  const early = await askForWayIn(context, owner);
  context.clock.advance(second);
  const late = await askForWayIn(context, owner);
  context.clock.advance(10 * minute - second);
  assert.equal((await useSignInLink(context, early.token, null)).outcome, 'refused');
  assert.equal((await useSignInLink(context, late.token, null)).outcome, 'signed-in');
});

test('signing in gives a new session and ends the one the browser brought along', async () => {
  const context = await withOwner();
  const first = await useSignInLink(context, (await askForWayIn(context, owner)).token, null);
  assert.ok(first.outcome === 'signed-in');
  const second = await useSignInLink(context, (await askForWayIn(context, owner)).token, first.session);
  assert.ok(second.outcome === 'signed-in');
  assert.notEqual(second.session, first.session);
  assert.equal(await findSession(context, first.session), null);
  assert.notEqual(await findSession(context, second.session), null);
});

test('a stranger gets no mail, and neither does somebody who was removed', async () => {
  const context = await withOwner();
  await addOrganiser(context, address('bo@example.org'));
  const { token } = await askForWayIn(context, 'bo@example.org');
  await removeOrganiser(context, address('bo@example.org'));
  await requestSignIn(context, address('bo@example.org'), newSecret());
  await requestSignIn(context, address('eve@example.org'), newSecret());
  assert.equal(context.database.select().from(outbox).all().length, 1);
  assert.equal((await useSignInLink(context, token, null)).outcome, 'refused');
});

test('an organiser is sent five mails in ten minutes at most, each of which works', async () => {
  const context = await withOwner();
  for (let ask = 0; ask < 12; ask++) await requestSignIn(context, address('ADA@example.org'), newSecret());
  assert.equal(context.database.select().from(outbox).all().length, 5);
  context.clock.advance(10 * minute);
  const { token } = await askForWayIn(context, owner);
  assert.equal(context.database.select().from(outbox).all().length, 6);
  assert.equal((await useSignInLink(context, token, null)).outcome, 'signed-in');
});

test('who has had all five mails asked for by a stranger gets in by the link of any of them', async () => {
  const context = await withOwner();
  const stranger = await askForWayIn(context, owner);
  for (let ask = 0; ask < 4; ask++) await requestSignIn(context, address(owner), newSecret());
  await requestSignIn(context, address(owner), newSecret());
  assert.equal(context.database.select().from(outbox).all().length, 5);
  assert.equal((await useSignInLink(context, stranger.token, null)).outcome, 'signed-in');
});

test('the mail leaves first, ends with its link, and says neither code nor address in its subject', async () => {
  const context = await withOwner();
  const { code, token } = await askForWayIn(context, owner);
  const mail = context.database.select().from(outbox).get();
  assert.ok(mail);
  assert.equal(mail.kind, 'sign-in');
  assert.equal(mail.priority, 0);
  assert.equal(mail.notAfter, context.clock.now() + 10 * minute);
  assert.equal(mail.toAddress, owner);
  assert.ok(mail.html?.includes(`${context.origin}/organise/sign-in/${token}`));
  assert.ok(!mail.subject.includes(code) && !mail.subject.includes(owner));
});

test('neither link nor code nor session can be read out of the tables that keep them', async () => {
  const context = await withOwner();
  const { token, code, browser } = await askForWayIn(context, owner);
  const signed = await useSignInLink(context, token, null);
  assert.ok(signed.outcome === 'signed-in');
  const kept = JSON.stringify([
    context.database.select().from(signIn).all(),
    context.database.select().from(session).all(),
  ]);
  for (const secret of [token, code, code.replace('-', ''), browser, signed.session]) assert.ok(!kept.includes(secret));
});

test('ways in that have long ended are cleared away when the next is asked for', async () => {
  const context = await withOwner();
  await askForWayIn(context, owner);
  context.clock.advance(25 * hour);
  await askForWayIn(context, owner);
  assert.equal(context.database.select().from(signIn).all().length, 1);
});
