import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { milestone } from '#db/schema/index.ts';
import { backUp } from '#keeping/back-up.ts';
import { databasePath } from '#platform/database.ts';
import { keepHighWater } from '#platform/high-water.ts';
import { ledgerPath } from '#platform/ledger.ts';
import { pledgeAndConfirm, submit } from '#tests/pledges/builders.ts';
import { type TestContext, testContext } from '#tests/support/test-context.ts';

const back = ({ config, clock }: TestContext, name = 'new.copy') =>
  backUp(config.dataDir, join(config.dataDir, name), clock);

test('a backup says what it holds, and when it was made is noted', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  await submit(context, { name: 'Ada', email: 'ada@nhs.example.org', as: 'self' });
  const { holdings, bytes } = await back(context);
  assert.deepEqual(holdings, {
    pledges: { confirmed: 1, pending: 1 },
    openMails: 3,
    newestAt: context.clock.now(),
    drift: [],
  });
  assert.ok(bytes > 50_000);
  const noted = readFileSync(ledgerPath(context.config.dataDir, 'last-backup'), 'utf8');
  assert.equal(Date.parse(noted.trim()), context.clock.now());
});

test('a file that exists is never overwritten', async () => {
  const context = testContext();
  const file = join(context.config.dataDir, 'old.copy');
  writeFileSync(file, 'precious');
  await assert.rejects(back(context, 'old.copy'), /exists already/);
  assert.equal(readFileSync(file, 'utf8'), 'precious');
});

const losses: [string, (path: string) => void, RegExp][] = [
  ['damaged', (path) => truncateSync(path, 4096 * 5), /damaged/],
  ['behind', (path) => writeFileSync(join(path, '../ledgers/high-water'), '999\n'), /lost commits/],
  ['empty', (path) => truncateSync(path), /no database/],
];

for (const [what, lose, said] of losses) {
  test(`of a database that is ${what} no backup is made, and none is noted`, async () => {
    const context = testContext();
    const { dataDir } = context.config;
    await context.write((tx) => tx.insert(milestone).values({ count: 1, reachedAt: 1 }).run());
    await keepHighWater(context).stop();
    context.close();
    lose(databasePath(dataDir));
    await assert.rejects(back(context), said);
    assert.deepEqual(
      readdirSync(dataDir).filter((name) => name.includes('.copy')),
      [],
    );
    assert.ok(!existsSync(ledgerPath(dataDir, 'last-backup')));
  });
}
