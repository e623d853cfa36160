import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openContentStore, writeWhole } from '#platform/content-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'including-infants-'));
after(() => rmSync(folder, { recursive: true }));
const store = openContentStore(join(folder, 'pictures'));
const bytes = Buffer.from('a picture');

test('what is put in is found under the hash of its bytes', async () => {
  const key = await store.put(bytes, 'png');
  assert.match(key, /^[0-9a-f]{64}\.png$/);
  assert.deepEqual(await store.read(key), bytes);
});

test('the same bytes are kept once, even when they come at once', async () => {
  const keys = await Promise.all(Array.from({ length: 20 }, () => store.put(Buffer.from('twice'), 'png')));
  assert.equal(new Set(keys).size, 1);
  assert.deepEqual(filesNamed(keys[0] as string), [keys[0]]);
});

test('a file that was cut short or changed is as good as missing', async () => {
  const key = await store.put(Buffer.from('to be cut'), 'png');
  truncateSync(placeOf(key), 3);
  assert.equal(await store.read(key), null);
  writeFileSync(placeOf(key), 'to be cat');
  assert.equal(await store.read(key), null);
  assert.equal(await store.put(Buffer.from('to be cut'), 'png'), key);
  assert.deepEqual(await store.read(key), Buffer.from('to be cut'));
});

test('what was removed is gone, and removing it again is no error', async () => {
  const key = await store.put(Buffer.from('to go'), 'jpg');
  await store.remove(key);
  await store.remove(key);
  assert.equal(await store.read(key), null);
});

test('a key that is none reaches no file', async () => {
  const secret = join(folder, 'secret');
  writeFileSync(secret, 'x');
  for (const key of [
    '../secret',
    '/etc/passwd',
    '',
    `${'a'.repeat(64)}`,
    `${'a'.repeat(64)}.p/g`,
    `${'A'.repeat(64)}.png`,
    `${'a'.repeat(64)}.png\n`,
  ]) {
    await assert.rejects(async () => await store.read(key), RangeError, key);
    await assert.rejects(async () => await store.remove(key), RangeError, key);
  }
});

test('files are for the site’s own eyes, and nothing half written stays', async () => {
  const key = await store.put(Buffer.from('private'), 'png');
  assert.equal(statSync(placeOf(key)).mode & 0o077, 0);
  assert.deepEqual(
    readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.part')),
    [],
  );
});

test('a write that cannot be finished leaves what was there', async () => {
  const path = join(folder, 'kept');
  await writeWhole(path, 'before');
  await assert.rejects(writeWhole(join(path, 'below-a-file'), 'after'));
  assert.equal(readFileSync(path, 'utf8'), 'before');
});

function placeOf(key: string): string {
  return join(folder, 'pictures', key.slice(0, 2), key);
}

function filesNamed(key: string): string[] {
  return readdirSync(join(folder, 'pictures', key.slice(0, 2))).filter((name) => name.startsWith(key.slice(0, 64)));
}
