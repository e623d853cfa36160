import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testServer } from '#tests/support/test-server.ts';

test('the site says where it listens, answers there, and ends cleanly when asked', async () => {
  const server = await testServer();
  assert.match(server.origin, /^http:\/\/localhost:\d+$/);
  assert.equal((await fetch(`${server.origin}/`)).status, 200);
  assert.equal(await server.stop(), 0);
});
