import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { milestone } from '#db/schema/index.ts';
import { readDatabaseFile } from '#platform/database.ts';
import { runCommand } from '#tests/support/command.ts';
import { keepPledge } from '#tests/support/pledge-row.ts';
import { testContext } from '#tests/support/test-context.ts';

test('a backup made while the site writes without pause is whole, and holds all that was kept before it began', async () => {
  const context = testContext();
  const { dataDir } = context.config;
  for (let made = 0; made < 300; made += 1) keepPledge(context, {});
  const file = join(dataDir, 'one.copy');
  const backup = runCommand('backup', dataDir, file);
  let ended = false;
  void backup.then(() => {
    ended = true;
  });
  let written = 0;
  while (!ended) {
    await context.write((tx) => tx.insert(milestone).values({ count: written, reachedAt: 1 }).run());
    written += 1;
  }
  const { status, stdout, stderr } = await backup;
  assert.deepEqual([status, stderr], [0, '']);
  assert.ok(written > 20, `only ${written} writes beside it`);
  assert.match(stdout, /is whole and checked[\s\S]*300 confirmed/);
  const names = readdirSync(dataDir).filter((name) => name.includes('.copy'));
  assert.deepEqual(names, ['one.copy'], 'one file, and nothing half-made');
  assert.equal(statSync(file).mode & 0o777, 0o600);

  const { client, executor } = readDatabaseFile(file);
  const counts = executor.select().from(milestone).all();
  client.close();
  // What it holds is what was there at one moment: no gaps.
  assert.deepEqual(new Set(counts.map(({ count }) => count)), new Set(counts.map((_, index) => index)));
});

test('it says how to call it, and ends with 1 when it cannot', async () => {
  const { config } = testContext();
  assert.match((await runCommand('backup', config.dataDir)).stderr, /^Usage: npm run backup -- FILE\n$/);
  const { status, stderr } = await runCommand('backup', join(config.dataDir, 'none'), 'x.copy');
  assert.equal(status, 1);
  assert.match(stderr, /^There is no database.*\n$/);
  assert.ok(!existsSync(join(config.dataDir, 'none')));
});
