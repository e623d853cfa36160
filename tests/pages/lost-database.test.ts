import assert from 'node:assert/strict';
import { existsSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { changeOf, databasePath, readDatabaseFile } from '#platform/database.ts';
import { readHighWater } from '#platform/high-water.ts';
import { runCommand } from '#tests/support/command.ts';
import { eventually } from '#tests/support/eventually.ts';
import { takePledge } from '#tests/support/pledging.ts';
import { buildSite, startServer } from '#tests/support/server.ts';
import { startSmtpPeer } from '#tests/support/smtp-server.ts';
import { stored } from '#tests/support/stored.ts';
import { testContext } from '#tests/support/test-context.ts';

buildSite();

test('a server does not start on a data folder whose database was taken away or emptied', async () => {
  const { dataDir, server } = await pledgedTo();
  assert.equal(await server.stop(), 0);
  truncateSync(databasePath(dataDir));
  await assert.rejects(
    startServer({ DATA_DIR: dataDir }),
    /ended \(1\)[\s\S]*is missing or empty[\s\S]*npm run restore/,
  );
  rmSync(databasePath(dataDir));
  await assert.rejects(startServer({ DATA_DIR: dataDir }), /ended \(1\)[\s\S]*is missing or empty/);
  assert.ok(!existsSync(databasePath(dataDir)), 'nothing was made in its place');
});

test('after a power cut that took the WAL the site waits for a backup, and mails nobody twice from it', async () => {
  const { dataDir, server } = await pledgedTo();
  const file = join(dataDir, 'backup');
  assert.equal((await runCommand('backup', dataDir, file)).status, 0);
  assert.equal(await server.stop(), 0);
  const peer = await startSmtpPeer();
  after(() => peer.close());
  const environment = { DATA_DIR: dataDir, SMTP_URL: peer.url, LIMITS: 'off' };

  const cutOff = await startServer(environment);
  await peer.arrived(1);
  await eventually('the mail is settled and marked', () => {
    const settled = stored(dataDir).outbox.every(({ state }) => state === 'sent');
    return settled && readHighWater(dataDir) === changeIn(dataDir);
  });
  await cutOff.kill();
  rmSync(`${databasePath(dataDir)}-wal`);
  await assert.rejects(startServer(environment), /ended \(1\)[\s\S]*is (behind|damaged)/);

  const restored = await runCommand('restore', dataDir, file);
  assert.match(restored.stdout, /sent since: 1\..*\(held\): 0\./, restored.stderr);
  const again = await startServer(environment);
  assert.equal((await takePledge(again, { email: 'late@nhs.example.org' })).status, 303);
  await peer.arrived(2);
  assert.equal(await again.stop(), 0);
  assert.deepEqual(
    peer.received.flatMap(({ to }) => to),
    ['sian@nhs.example.org', 'late@nhs.example.org'],
  );
});

/** A server without a worker that has taken a pledge, on a data folder that goes when the tests end. */
async function pledgedTo() {
  const { config, close } = testContext();
  close();
  const { dataDir } = config;
  const server = await startServer({ DATA_DIR: dataDir, LIMITS: 'off', PROCESS: 'web' });
  assert.equal((await takePledge(server, { email: 'sian@nhs.example.org' })).status, 303);
  await eventually('the mark', () => existsSync(join(dataDir, 'ledgers', 'high-water')));
  return { dataDir, server };
}

function changeIn(dataDir: string): number {
  const { client, executor } = readDatabaseFile(databasePath(dataDir));
  try {
    return changeOf(executor);
  } finally {
    client.close();
  }
}
