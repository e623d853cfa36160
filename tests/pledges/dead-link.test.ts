import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deadLinkStatus } from '#pledges/dead-link.ts';
import { testContext } from '#tests/support/test-context.ts';

test('after a hundred links that lead nowhere a network is told to wait, and no other is', async () => {
  const context = testContext();
  for (let count = 0; count < 100; count++) assert.equal(await deadLinkStatus(context, '192.0.2.1'), 404);
  assert.equal(await deadLinkStatus(context, '192.0.2.1'), 429);
  assert.equal(await deadLinkStatus(context, '192.0.2.2'), 404);
});

test('with the limits off nobody is', async () => {
  const context = testContext({ LIMITS: 'off' });
  for (let count = 0; count < 150; count++) assert.equal(await deadLinkStatus(context, '192.0.2.1'), 404);
});
