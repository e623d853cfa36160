import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idFromBytes, idToBytes, newId } from '#platform/identifier.ts';

test('an id is a version 7 UUID that sorts by its birth', () => {
  const ids = Array.from({ length: 1_000 }, (_, index) => newId(Date.UTC(2027, 5, 7) + index));
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.deepEqual(ids.toSorted(), ids);
});

test('ids of one instant differ', () => {
  assert.equal(new Set(Array.from({ length: 10_000 }, () => newId(0))).size, 10_000);
});

test('an id goes into 16 bytes and comes back', () => {
  const id = newId(Date.UTC(2027, 5, 7));
  assert.equal(idToBytes(id).length, 16);
  assert.equal(idFromBytes(idToBytes(id)), id);
});
