import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeError } from '#platform/log.ts';

test('an error is logged by its kind, its code and its place, never by its words', () => {
  const error = Object.assign(new RangeError('sian@nhs.net\nat Siân Evans'), { code: 'E_ONE' });
  const described = describeError(error);
  assert.equal(described.error, 'RangeError');
  assert.equal(described.code, 'E_ONE');
  assert.ok(described.at?.some((line) => line.includes('log.test.ts')));
  assert.doesNotMatch(JSON.stringify(described), /sian|Siân/);
});

test('what is no error is logged by its type', () => {
  assert.deepEqual(describeError('sian@nhs.net'), { error: 'string' });
});
