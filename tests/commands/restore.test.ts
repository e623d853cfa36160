import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { takeSenderLock } from '#mail/sender-lock.ts';
import { databasePath } from '#platform/database.ts';
import { refuseLostDatabase } from '#platform/high-water.ts';
import { runCommand } from '#tests/support/command.ts';
import { keepPledge } from '#tests/support/pledge-row.ts';
import { testContext } from '#tests/support/test-context.ts';

/** A data folder that nobody has open, a backup of it, and how to restore that. */
async function backedUp() {
  const context = testContext();
  const { dataDir } = context.config;
  keepPledge(context, {});
  context.close();
  const file = join(dataDir, 'backup');
  assert.equal((await runCommand('backup', dataDir, file)).status, 0);
  return { dataDir, file, restore: (...words: string[]) => runCommand('restore', dataDir, ...words) };
}

test('it restores, and says what there is and what to do next', async () => {
  const { dataDir, file, restore } = await backedUp();
  rmSync(databasePath(dataDir));
  const { status, stdout, stderr } = await restore(file);
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(stdout, /1 confirmed[\s\S]*Erased again[\s\S]*: 0\.[\s\S]*npm start[\s\S]*npm run backup/);
  refuseLostDatabase(dataDir);
});

test('a backup goes into an empty folder with the ledgers, and without them only when told so', async () => {
  const { dataDir, file } = await backedUp();
  const folder = join(dataDir, 'elsewhere');
  const refused = await runCommand('restore', folder, file);
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /no ledgers/);
  assert.ok(!existsSync(databasePath(folder)));
  assert.equal((await runCommand('restore', folder, file, '--without-ledgers')).status, 0);
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  cpSync(join(dataDir, 'ledgers'), join(folder, 'ledgers'), { recursive: true });
  assert.equal((await runCommand('restore', folder, file)).status, 0);
});

test('while a server sends the mails of the folder nothing is restored', async () => {
  const { dataDir, file, restore } = await backedUp();
  const lock = takeSenderLock(dataDir);
  const { status, stderr } = await restore(file);
  lock?.release();
  assert.equal(status, 1);
  assert.match(stderr, /A server is running/);
  assert.match((await restore()).stderr, /^Usage: /);
});
