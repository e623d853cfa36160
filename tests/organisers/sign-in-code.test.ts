import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addOrganiser } from '#organisers/add-organiser.ts';
import { newCode } from '#organisers/sign-in.ts';
import { useSignInCode } from '#organisers/use-sign-in-code.ts';
import { useSignInLink } from '#organisers/use-sign-in-link.ts';
import { minute } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { newSecret } from '#platform/token.ts';
import { address, askForWayIn } from '#tests/support/organiser.ts';
import { testContext } from '#tests/support/test-context.ts';

const owner = 'ada@example.org';

async function withWayIn() {
  const context = testContext();
  await addOrganiser(context, address(owner));
  return { context, ...(await askForWayIn(context, owner)) };
}

async function outcomeOf(context: Context, code: string, browser: string): Promise<string> {
  return (await useSignInCode(context, { code, browser, earlier: null })).outcome;
}

test('a code is eight letters and digits that cannot be taken for one another', () => {
  for (let index = 0; index < 200; index++)
    assert.match(newCode(), /^[2-9B-DF-HJ-NP-TV-Z]{4}-[2-9B-DF-HJ-NP-TV-Z]{4}$/);
  assert.ok(new Set(Array.from({ length: 200 }, newCode)).size === 200);
});

test('the code signs in the browser that asked, however it is typed', async () => {
  for (const type of [(code: string) => code, (code: string) => ` ${code.toLowerCase().replace('-', ' ')} `]) {
    const { context, code, browser } = await withWayIn();
    assert.equal(await outcomeOf(context, type(code), browser), 'signed-in');
  }
});

test('the code is worth nothing in another browser, where the link still works', async () => {
  const { context, code, token } = await withWayIn();
  assert.equal(await outcomeOf(context, code, newSecret()), 'refused');
  assert.equal((await useSignInLink(context, token, null)).outcome, 'signed-in');
});

test('using the link uses up the code, and the other way round', async () => {
  const one = await withWayIn();
  await useSignInLink(one.context, one.token, null);
  assert.equal(await outcomeOf(one.context, one.code, one.browser), 'refused');
  const other = await withWayIn();
  assert.equal(await outcomeOf(other.context, other.code, other.browser), 'signed-in');
  assert.equal((await useSignInLink(other.context, other.token, null)).outcome, 'refused');
  assert.equal(await outcomeOf(other.context, other.code, other.browser), 'refused');
});

test('a code ends after ten minutes', async () => {
  const { context, code, browser } = await withWayIn();
  context.clock.advance(10 * minute);
  assert.equal(await outcomeOf(context, code, browser), 'refused');
});

test('fifty guesses get nowhere and shut nobody out: a new mail works', async () => {
  const { context, code, browser, token } = await withWayIn();
  for (let guess = 0; guess < 50; guess++) {
    assert.equal(await outcomeOf(context, newCode(), browser), 'refused');
    context.clock.advance(5_000);
  }
  assert.equal(await outcomeOf(context, code, browser), 'refused', 'the right code comes too late');
  assert.equal((await useSignInLink(context, token, null)).outcome, 'signed-in', 'the link in the mail is not touched');
  const anew = await askForWayIn(context, owner);
  assert.equal(await outcomeOf(context, anew.code, anew.browser), 'signed-in');
});

test('after three wrong guesses the next has to wait', async () => {
  const { context, code, browser } = await withWayIn();
  for (let guess = 0; guess < 3; guess++) await outcomeOf(context, newCode(), browser);
  assert.equal(await outcomeOf(context, code, browser), 'refused');
  context.clock.advance(minute);
  assert.equal(await outcomeOf(context, code, browser), 'signed-in');
});
