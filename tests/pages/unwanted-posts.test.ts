import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { postEndless, send } from '#tests/support/http.ts';
import { openForm } from '#tests/support/pledging.ts';
import { stored } from '#tests/support/stored.ts';
import { testServer } from '#tests/support/test-server.ts';

const server = await testServer({ LIMITS: 'off', PROCESS: 'web' });
const hidden = await openForm(server);
const pledge = new URLSearchParams({ ...hidden, as: 'self', name: 'Siân Llŷr', email: 'sian@example.org' }).toString();
const untouched = stored(server.dataDir);

const types = [
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
  'application/json',
  'application/xml',
];
const elsewhere: Record<string, string>[] = [
  { Origin: 'https://evil.example' },
  { Origin: 'null' },
  { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
  { 'Sec-Fetch-Site': 'same-site' },
  { Origin: `${server.origin}0`, 'Sec-Fetch-Site': 'cross-site' },
];

for (const type of types) {
  test(`a post of ${type} from another site stores nothing`, async () => {
    for (const headers of elsewhere) {
      const { status } = await send(server.origin, {
        method: 'POST',
        path: '/pledge',
        headers: { ...headers, 'Content-Type': type },
        body: pledge,
      });
      assert.equal(status, 403);
    }
    assert.deepEqual(stored(server.dataDir), untouched);
  });
}

test('types that no form has are refused from our own pages too', async () => {
  for (const type of types.slice(2)) {
    const { status } = await send(server.origin, {
      method: 'POST',
      path: '/pledge',
      headers: { Origin: server.origin, 'Content-Type': type },
      body: pledge,
    });
    assert.equal(status, 415, type);
  }
  assert.deepEqual(stored(server.dataDir), untouched);
});

test('a megabyte is refused, said or not, and an endless body is cut off early', async () => {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const body = `${pledge}&role=${'a'.repeat(1_000_000)}`;
  // Often, because an answer that is sent while the other side still speaks is easily lost.
  for (let round = 0; round < 20; round += 1) {
    assert.equal((await send(server.origin, { method: 'POST', path: '/pledge', headers, body })).status, 413);
  }
  const { status, sent } = await postEndless(server.origin, '/pledge', 64_000_000);
  assert.equal(status, 413);
  assert.ok(sent < 16_000_000, `${sent} bytes were taken`);
  assert.equal((await send(server.origin)).status, 200);
  assert.deepEqual(stored(server.dataDir), untouched);
});

test('posts by another host’s name are refused', async () => {
  const headers = { Host: 'evil.example', 'Content-Type': 'application/x-www-form-urlencoded' };
  assert.equal((await send(server.origin, { method: 'POST', path: '/pledge', headers, body: pledge })).status, 421);
  assert.deepEqual(stored(server.dataDir), untouched);
});

test('links that are guessed find nothing, whatever is done with them', async () => {
  const tokens = Array.from({ length: 50 }, () => randomBytes(44).toString('base64url'));
  const odd = ['x', '-', 'null', 'undefined', '1', 'A'.repeat(59), 'a'.repeat(500), '..', '.', '%00', "'--"];
  for (const token of [...tokens, ...odd]) {
    for (const path of [
      `/pledge/confirm/${token}`,
      `/my-pledge/${token}`,
      `/my-pledge/${token}/pictures/og-made-room.png`,
      `/organise/sign-in/${token}`,
      `/mailbox/${token}`,
    ]) {
      const { status } = await send(server.origin, { path });
      assert.ok(status === 404 || (status === 200 && path.startsWith('/organise/sign-in/')), `${path}: ${status}`);
    }
    const { status } = await send(server.origin, {
      method: 'POST',
      path: `/pledge/confirm/${token}`,
      headers: { 'Content-Length': '0' },
    });
    assert.equal(status, 404, token);
  }
  assert.deepEqual(stored(server.dataDir), untouched);
});

test('nothing of this is an error of ours', () => {
  assert.doesNotMatch(server.stderr(), /"level":"error"/);
});
