import assert from 'node:assert/strict';
import { existsSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { databasePath } from '#platform/database.ts';
import { eventually } from '#tests/support/eventually.ts';
import { takePledge } from '#tests/support/pledging.ts';
import { buildSite, startServer } from '#tests/support/server.ts';
import { testContext } from '#tests/support/test-context.ts';

buildSite();

/** A data folder on which a server took a pledge and was stopped. */
async function usedFolder(): Promise<string> {
  const { config, close } = testContext();
  close();
  const server = await startServer({ DATA_DIR: config.dataDir, LIMITS: 'off', PROCESS: 'web' });
  assert.equal((await takePledge(server, { email: 'sian@nhs.example.org' })).status, 303);
  await eventually('the mark moves', () => existsSync(join(config.dataDir, 'ledgers', 'high-water')));
  assert.equal(await server.stop(), 0);
  return config.dataDir;
}

test('a server does not start on a data folder whose database was taken away or emptied', async () => {
  const dataDir = await usedFolder();
  const starting = (): Promise<unknown> => startServer({ DATA_DIR: dataDir });
  truncateSync(databasePath(dataDir));
  await assert.rejects(starting(), /ended \(1\)[\s\S]*is missing or empty[\s\S]*npm run restore -- FILE/);
  rmSync(databasePath(dataDir));
  await assert.rejects(starting(), /ended \(1\)[\s\S]*is missing or empty/);
  assert.ok(!existsSync(databasePath(dataDir)), 'nothing was made in its place');
});
