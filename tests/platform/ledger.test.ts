import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openLedger, readLedger } from '#platform/ledger.ts';

const folder = mkdtempSync(join(tmpdir(), 'including-infants-'));
after(() => rmSync(folder, { recursive: true }));
const at = Date.UTC(2027, 5, 7, 9, 30, 0, 123);

test('what is appended is read back in its order, however many lines were asked for at once', async () => {
  const path = join(folder, 'ledgers', 'sent');
  assert.deepEqual(readLedger(path), []);
  const ledger = openLedger(path);
  const entries = Array.from({ length: 500 }, (_, index) => ({ at: at + index, id: `<${index}.pack@example.org>` }));
  await Promise.all(entries.map((entry) => ledger.append(entry)));
  assert.deepEqual(readLedger(path), entries);
  assert.match(readFileSync(path, 'utf8'), /^2027-06-07T09:30:00\.123Z <0\.pack@example\.org>\n/);
});

test('two processes may append to one ledger', async () => {
  const path = join(folder, 'shared');
  const ledgers = [openLedger(path), openLedger(path)];
  await Promise.all(
    Array.from({ length: 100 }, (_, index) => ledgers[index % 2]?.append({ at, id: `pledge-${index}` })),
  );
  assert.equal(new Set(readLedger(path).map(({ id }) => id)).size, 100);
});

test('a line that a power cut tore is no entry, and spoils none after it', async () => {
  const path = join(folder, 'torn');
  await openLedger(path).append({ at, id: 'one' });
  appendFileSync(path, '2027-06-07T09:30');
  assert.deepEqual(readLedger(path), [{ at, id: 'one' }]);
  await openLedger(path).append({ at, id: 'two' });
  assert.deepEqual(readLedger(path), [
    { at, id: 'one' },
    { at, id: 'two' },
  ]);
});

test('a ledger that cannot be written says so', async () => {
  await assert.rejects(openLedger(join(folder, 'torn', 'within')).append({ at, id: 'one' }));
});
