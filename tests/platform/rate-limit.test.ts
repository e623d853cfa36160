import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkOf } from '#platform/network.ts';
import { createRateLimits, type Pace } from '#platform/rate-limit.ts';

async function paces(on: boolean, networks: string[]): Promise<Pace[]> {
  const limits = createRateLimits(on);
  const found: Pace[] = [];
  for (const network of networks) found.push(await limits.countPost(network));
  return found;
}

test('a ward’s worth of posts from one network is usual, many are slowed, a flood is refused', async () => {
  const found = await paces(true, Array(302).fill('192.0.2.1'));
  assert.deepEqual(
    [found[0], found[29], found[30], found[299], found[300]],
    ['usual', 'usual', 'slow', 'slow', 'refuse'],
  );
});

test('one network’s flood is nobody else’s', async () => {
  const found = await paces(true, [...Array(400).fill('192.0.2.1'), '192.0.2.2']);
  assert.equal(found.at(-1), 'usual');
});

test('who posts from one IPv6 network after the other is held by the one round them, at four times as many', async () => {
  const hopping = Array.from({ length: 1_201 }, (_, index) => networkOf(`2001:db8:1:${index.toString(16)}::1`));
  const found = await paces(true, [...hopping, networkOf('2001:db8:2::1')]);
  assert.deepEqual(
    [found[119], found[120], found[1_199], found[1_200], found[1_201]],
    ['usual', 'slow', 'slow', 'refuse', 'usual'],
  );
});

test('pledges, however many, leave the organisers’ way in open, and have their own limit', async () => {
  const limits = createRateLimits(true);
  for (let count = 0; count < 400; count++) await limits.countPost('192.0.2.1');
  assert.equal(await limits.countSignIn('192.0.2.1'), 'usual');
  for (let count = 0; count < 300; count++) await limits.countSignIn('192.0.2.1');
  assert.equal(await limits.countSignIn('192.0.2.1'), 'refuse');
});

test('a hundred links that lead nowhere may be mistakes; more are guesses, and cost no pledge', async () => {
  const limits = createRateLimits(true);
  for (let count = 0; count < 100; count++) assert.notEqual(await limits.countGuess('192.0.2.1'), 'refuse');
  assert.equal(await limits.countGuess('192.0.2.1'), 'refuse');
  assert.equal(await limits.countPost('192.0.2.1'), 'usual');
  assert.equal(await createRateLimits(false).countGuess('192.0.2.1'), 'usual');
});

test('limits can be lifted', async () => {
  assert.deepEqual(new Set(await paces(false, Array(400).fill('192.0.2.1'))), new Set(['usual']));
});
