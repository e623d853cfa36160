import assert from 'node:assert/strict';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { backUp } from '#keeping/back-up.ts';
import { RefusedError } from '#keeping/refusal.ts';
import { restore } from '#keeping/restore.ts';
import { databasePath, openDatabaseFile } from '#platform/database.ts';
import { submit } from '#tests/pledges/builders.ts';
import { type TestContext, testContext } from '#tests/support/test-context.ts';

const fileOf = ({ config }: TestContext): string => join(config.dataDir, 'backup');

test('what is no sound backup of this site is refused, and leaves everything as it was', async () => {
  const context = testContext();
  await submit(context);
  await backUp(context.config.dataDir, fileOf(context), context.clock);
  context.close();
  const { dataDir } = context.config;
  const wrong: [string, (path: string) => void, RegExp][] = [
    ['damaged', (path) => truncateSync(path, 4096 * 6), /damaged/],
    ['flipped', (path) => flip(path), /damaged/],
    ['text', (path) => writeFileSync(path, 'No database at all.\n'.repeat(500)), /damaged, or no backup/],
    ['foreign', (path) => makeForeign(path), /not one of this site/],
    ['newer', (path) => change(path, 'update __drizzle_migrations set created_at = 9e12'), /newer release/],
    ['missing', (path) => rmSync(path), /There is no file/],
  ];
  const before = readFileSync(databasePath(dataDir));
  for (const [name, spoil, said] of wrong) {
    const path = join(dataDir, name);
    cpSync(fileOf(context), path);
    spoil(path);
    await assert.rejects(
      restore(dataDir, path, { clock: context.clock, withoutLedgers: false }),
      (error) => error instanceof RefusedError && said.test(error.message),
      name,
    );
  }
  assert.deepEqual(readFileSync(databasePath(dataDir)), before);
  assert.deepEqual(
    readdirSync(dataDir).filter((name) => name.includes('restoring') || name === 'set-aside'),
    [],
  );
});

test('nothing is restored, and nothing touched, while somebody has the database open', async () => {
  const context = testContext();
  await backUp(context.config.dataDir, fileOf(context), context.clock);
  const trying = restore(context.config.dataDir, fileOf(context), { clock: context.clock, withoutLedgers: false });
  await assert.rejects(trying, (error) => error instanceof RefusedError && /Stop it first/.test(error.message));
  await submit(context);
  assert.ok(!existsSync(join(context.config.dataDir, 'set-aside')));
});

function flip(path: string): void {
  const bytes = readFileSync(path);
  for (let at = 4096 * 4; at < 4096 * 6; at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
}

function makeForeign(path: string): void {
  rmSync(path);
  change(path, 'create table shopping (item text)');
}

function change(path: string, statement: string): void {
  const { client } = openDatabaseFile(path);
  client.exec(statement);
  client.close();
}
