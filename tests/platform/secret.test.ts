import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { keptSecret } from '#platform/secret.ts';

test('a developer’s machine makes its key once, long, and for its own eyes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'including-infants-'));
  after(() => rmSync(folder, { recursive: true }));
  const made = keptSecret(folder);
  assert.ok(made.length >= 32);
  assert.deepEqual(keptSecret(folder), made);
  assert.equal(statSync(join(folder, 'secret-key')).mode & 0o077, 0);
});
