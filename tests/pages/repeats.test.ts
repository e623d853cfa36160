import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from '#tests/support/eventually.ts';
import { postForm, send } from '#tests/support/http.ts';
import { keptMails, mailedPath, openForm, takePledge } from '#tests/support/pledging.ts';
import { drift, stored } from '#tests/support/stored.ts';
import { testServer } from '#tests/support/test-server.ts';

const server = await testServer({ LIMITS: 'off', OUTBOX_TIME_SCALE: '0.001' });
const email = 'sian@example.org';

test('fifty equal posts at once are one pledge and one mail', async () => {
  const hidden = await openForm(server);
  const answers = await Promise.all(Array.from({ length: 50 }, () => takePledge(server, { email }, hidden)));
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([303]));
  assert.deepEqual(new Set(answers.map(({ headers }) => headers.location)), new Set(['/pledge/check-your-email']));
  const { pledges, proposals, outbox } = stored(server.dataDir);
  assert.deepEqual([pledges.length, proposals.length, outbox.length], [1, 1, 1]);
  await mailedPath(server, email, '/pledge/confirm/');
  assert.equal((await keptMails(server)).length, 1);
});

test('looking at the link twenty times, or having it scanned, changes nothing', async () => {
  const path = await mailedPath(server, email, '/pledge/confirm/');
  for (let round = 0; round < 20; round += 1) {
    assert.equal((await send(server.origin, { path })).status, 200);
    assert.equal((await send(server.origin, { path, method: 'HEAD' })).status, 200);
  }
  const { pledges, counter } = stored(server.dataDir);
  assert.deepEqual([pledges[0]?.state, counter?.total], ['pending', 0]);
});

test('fifty presses of the button at once are counted once', async () => {
  const path = await mailedPath(server, email, '/pledge/confirm/');
  const answers = await Promise.all(Array.from({ length: 50 }, () => postForm(server.origin, path, {})));
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([303]));
  const after = stored(server.dataDir);
  assert.deepEqual(drift(after), []);
  assert.deepEqual([after.pledges[0]?.state, after.pledges[0]?.ordinal, after.counter?.total], ['confirmed', 1, 1]);
  assert.equal(after.outbox.filter(({ kind }) => kind === 'pack').length, 1);
  const { total } = JSON.parse((await send(server.origin, { path: '/api/count.json' })).text);
  assert.equal(total, 1);
});

test('another press of the link shows the same success, and is counted no more', async () => {
  const path = await mailedPath(server, email, '/pledge/confirm/');
  assert.equal((await postForm(server.origin, path, {})).status, 303);
  assert.equal((await send(server.origin, { path })).status, 200);
  assert.equal(stored(server.dataDir).counter?.total, 1);
});

test('pledging again with another name tells the owner by mail and changes nothing by itself', async () => {
  const answer = await takePledge(server, { email: 'SIAN@example.org', name: 'Somebody Else' });
  assert.deepEqual([answer.status, answer.headers.location], [303, '/pledge/check-your-email']);
  await eventually('the mail to the owner', async () =>
    (await keptMails(server, email)).some(({ messageId }) => messageId.includes('already-pledged')),
  );
  const { pledges, counter } = stored(server.dataDir);
  assert.deepEqual([pledges.length, pledges[0]?.name, counter?.total], [1, 'Siân Llŷr', 1]);
});
