import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { milestone } from '#db/schema/index.ts';
import type { Context } from '#platform/context.ts';
import { changeOf, databasePath, openDatabaseFile } from '#platform/database.ts';
import { keepHighWater, LostDatabaseError, readHighWater, refuseLostDatabase } from '#platform/high-water.ts';
import { testContext } from '#tests/support/test-context.ts';

const reach = (context: Context, from: number, to: number): Promise<unknown> =>
  Promise.all(
    Array.from({ length: to - from }, async (_, index) => {
      await context.write((tx) =>
        tx
          .insert(milestone)
          .values({ count: from + index, reachedAt: 1 })
          .run(),
      );
    }),
  );

/** A data folder as a power cut leaves it: some commits in the database, 400 more in its WAL only, all of them marked. */
async function cutOff(): Promise<string> {
  const context = testContext();
  const { client } = openDatabaseFile(databasePath(context.config.dataDir));
  await reach(context, 0, 50);
  client.pragma('wal_checkpoint(TRUNCATE)');
  for (let round = 0; round < 8; round += 1) await reach(context, 50 + 50 * round, 100 + 50 * round);
  await keepHighWater(context).stop();
  const folder = join(context.config.dataDir, 'left');
  mkdirSync(join(folder, 'ledgers'), { recursive: true });
  for (const name of ['pledges.sqlite', 'pledges.sqlite-wal', 'ledgers/high-water'])
    copyFileSync(join(context.config.dataDir, name), join(folder, name));
  client.close();
  return folder;
}

const sizeOf = (path: string): number => readFileSync(path).length;

function flip(path: string, from: number, length: number): void {
  const bytes = readFileSync(path);
  for (let at = from; at < from + length; at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
}

const losses: [string, (path: string) => void, RegExp][] = [
  ['its WAL deleted', (path) => rmSync(`${path}-wal`), /is behind/],
  ['its WAL emptied', (path) => truncateSync(`${path}-wal`), /is behind/],
  ['half of its WAL', (path) => truncateSync(`${path}-wal`, sizeOf(`${path}-wal`) / 2), /is behind/],
  ['the last page of its WAL torn', (path) => truncateSync(`${path}-wal`, sizeOf(`${path}-wal`) - 100), /is behind/],
  ['a byte of its WAL flipped', (path) => flip(`${path}-wal`, sizeOf(`${path}-wal`) - 3_000, 1), /is behind/],
  ['the head of its WAL flipped', (path) => flip(`${path}-wal`, 8, 8), /is behind/],
  ['no database', (path) => rmSync(path), /missing or empty/],
  [
    'neither database nor WAL',
    (path) => [path, `${path}-wal`].forEach((file) => void rmSync(file)),
    /missing or empty/,
  ],
  ['an empty database', (path) => truncateSync(path), /missing or empty/],
  ['half of its database', (path) => truncateSync(path, sizeOf(path) / 2), /damaged/],
  ['another file instead', (path) => writeFileSync(path, 'x'.repeat(8192)), /damaged/],
  ['a page of its database flipped', (path) => flip(path, 4096 * 3, 2000), /damaged/],
  ['a mark that is none', (path) => writeFileSync(join(path, '../ledgers/high-water'), '12x'), /high-water is damaged/],
];

for (const [what, lose, said] of losses) {
  test(`with ${what} a data folder is refused, in words that say what to do`, async () => {
    const folder = await cutOff();
    lose(databasePath(folder));
    assert.throws(
      () => refuseLostDatabase(folder),
      (error: Error) => {
        assert.ok(error instanceof LostDatabaseError);
        assert.match(error.message, said);
        assert.match(error.message, /npm run restore -- FILE/);
        return true;
      },
    );
  });
}

test('a folder as a power cut leaves it is whole, and so is one without a WAL that held nothing new', async () => {
  const folder = await cutOff();
  refuseLostDatabase(folder);
  const { client } = openDatabaseFile(databasePath(folder));
  client.close();
  assert.throws(() => readFileSync(`${databasePath(folder)}-wal`));
  refuseLostDatabase(folder);
});

test('a database that was there before its mark is accepted, and a new folder is', async () => {
  const folder = await cutOff();
  rmSync(join(folder, 'ledgers'), { recursive: true });
  refuseLostDatabase(folder);
  refuseLostDatabase(join(folder, 'new'));
});

test('every commit has the next number, however many changes share it', async () => {
  const context = testContext();
  const before = changeOf(context.database);
  await reach(context, 0, 10);
  assert.equal(changeOf(context.database), before + 1);
  await reach(context, 10, 11);
  assert.equal(changeOf(context.database), before + 2);
});

test('the mark follows the commits of every process and never goes back', async () => {
  const context = testContext();
  const { dataDir } = context.config;
  const mark = keepHighWater(context);
  const other = openDatabaseFile(databasePath(dataDir));
  other.client.pragma('user_version = 70');
  other.client.close();
  await mark.stop();
  assert.equal(readHighWater(dataDir), 70);
  writeFileSync(join(dataDir, 'ledgers', 'high-water'), '90\n');
  await keepHighWater(context).stop();
  assert.equal(readHighWater(dataDir), 90);
});
