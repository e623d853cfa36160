import assert from 'node:assert/strict';
import { test } from 'node:test';
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

test('limits can be lifted', async () => {
  assert.deepEqual(new Set(await paces(false, Array(400).fill('192.0.2.1'))), new Set(['usual']));
});
