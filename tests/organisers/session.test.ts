import assert from 'node:assert/strict';
import { test } from 'node:test';
import { log } from '#db/schema/index.ts';
import { addOrganiser } from '#organisers/add-organiser.ts';
import { findSession } from '#organisers/find-session.ts';
import { removeOrganiser } from '#organisers/remove-organiser.ts';
import { formTokenOf, isFormTokenOf } from '#organisers/session.ts';
import { signOut } from '#organisers/sign-out.ts';
import { minute, second } from '#platform/clock.ts';
import { newSecret } from '#platform/token.ts';
import { address, signedIn } from '#tests/support/organiser.ts';
import { testContext } from '#tests/support/test-context.ts';

const owner = 'ada@example.org';

test('a session ends after thirty minutes without use', async () => {
  const context = testContext();
  const cookie = await signedIn(context, owner);
  context.clock.advance(29 * minute);
  assert.notEqual(await findSession(context, cookie), null);
  context.clock.advance(29 * minute);
  assert.notEqual(await findSession(context, cookie), null);
  context.clock.advance(30 * minute);
  assert.equal(await findSession(context, cookie), null);
});

test('a page that keeps itself fresh does not keep the session open', async () => {
  const context = testContext();
  const cookie = await signedIn(context, owner);
  for (let quarter = 0; quarter < 119; quarter++) {
    context.clock.advance(15 * second);
    assert.notEqual(await findSession(context, cookie, true), null);
  }
  context.clock.advance(15 * second);
  assert.equal(await findSession(context, cookie, true), null);
});

test('a session ends after eight hours, however busy', async () => {
  const context = testContext();
  const cookie = await signedIn(context, owner);
  for (let quarter = 1; quarter < 32; quarter++) {
    context.clock.advance(15 * minute);
    assert.notEqual(await findSession(context, cookie), null);
  }
  context.clock.advance(15 * minute);
  assert.equal(await findSession(context, cookie), null);
});

test('a cookie is worth nothing after signing out', async () => {
  const context = testContext();
  const cookie = await signedIn(context, owner);
  await signOut(context, cookie);
  assert.equal(await findSession(context, cookie), null);
  await signOut(context, cookie);
  const deeds = context.database.select().from(log).all();
  assert.equal(deeds.filter(({ action }) => action === 'signed-out').length, 1);
});

test('who is removed is out at once', async () => {
  const context = testContext();
  await signedIn(context, owner);
  const cookie = await signedIn(context, 'bo@example.org');
  await removeOrganiser(context, address('bo@example.org'));
  assert.equal(await findSession(context, cookie), null);
  await addOrganiser(context, address('bo@example.org'));
  assert.equal(await findSession(context, cookie), null, 'letting them in again does not bring the old session back');
});

test('guessed cookies open nothing', async () => {
  const context = testContext();
  await signedIn(context, owner);
  for (const cookie of [newSecret(), '', "' or 1=1 --"]) assert.equal(await findSession(context, cookie), null);
});

test('a sign-in counts as fresh for ten minutes', async () => {
  const context = testContext();
  const cookie = await signedIn(context, owner);
  assert.equal((await findSession(context, cookie))?.fresh, true);
  context.clock.advance(10 * minute);
  assert.equal((await findSession(context, cookie))?.fresh, false);
});

test('a form belongs to the one browser it was made for', () => {
  const cookie = newSecret();
  assert.ok(isFormTokenOf(cookie, formTokenOf(cookie)));
  for (const given of ['', cookie, formTokenOf(newSecret()), formTokenOf(cookie).slice(1)])
    assert.ok(!isFormTokenOf(cookie, given));
});
