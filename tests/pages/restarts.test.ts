import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { eventually } from '#tests/support/eventually.ts';
import { killAfterAnswers } from '#tests/support/kill-rounds.ts';
import { takePledge } from '#tests/support/pledging.ts';
import { buildSite, startServer } from '#tests/support/server.ts';
import { startSmtpPeer } from '#tests/support/smtp-server.ts';
import { stored } from '#tests/support/stored.ts';
import { testServer } from '#tests/support/test-server.ts';

buildSite();

test('the site says where it listens and who sends, answers there, and ends cleanly when asked', async () => {
  const server = await testServer();
  assert.match(server.origin, /^http:\/\/localhost:\d+$/);
  await server.printed('mail: sending');
  assert.equal((await fetch(`${server.origin}/`)).status, 200);
  assert.equal(await server.stop(), 0);
});

test('a configuration with faults does not start, and says each of them', async () => {
  const starting = startServer({ PUBLIC_ORIGIN: 'https://pledge.example.org', PORT: 'x' });
  await assert.rejects(starting, /PORT[\s\S]*SMTP_URL[\s\S]*MAIL_FROM[\s\S]*SECRET_KEY/);
});

test('power cuts right after pledges were answered lose no pledge and no mail', async () => {
  await killAfterAnswers(12);
});

test('of two servers on one data folder one sends; when it dies the other takes over, and nothing is sent twice', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'including-infants-'));
  const peer = await startSmtpPeer();
  const environment = { DATA_DIR: dataDir, LIMITS: 'off', SMTP_URL: peer.url };
  const first = await startServer(environment);
  await first.printed('mail: sending');
  const second = await startServer(environment);
  after(async () => {
    await Promise.all([first.kill(), second.kill(), peer.close()]);
    rmSync(dataDir, { recursive: true });
  });
  await second.printed('mail: standby');

  const people = Array.from({ length: 20 }, (_, index) => `person-${index}@example.org`);
  const servers = [first, second];
  const answers = await Promise.all(people.map((email, index) => takePledge(servers[index % 2] ?? first, { email })));
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([303]));
  await peer.arrived(people.length);
  await eventually('all mails are settled', () => stored(dataDir).outbox.every(({ state }) => state === 'sent'));

  assert.ok(!second.stdout().includes('mail: sending'));
  await first.kill();
  await second.printed('mail: sending');
  assert.equal((await takePledge(second, { email: 'late@example.org' })).status, 303);
  await peer.arrived(people.length + 1);
  await eventually('the last mail is settled', () => stored(dataDir).outbox.every(({ state }) => state === 'sent'));
  assert.deepEqual(peer.received.flatMap(({ to }) => to).toSorted(), [...people, 'late@example.org'].toSorted());
  assert.equal(await second.stop(), 0);
});
