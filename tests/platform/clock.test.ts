import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hour, londonDay, systemClock } from '#platform/clock.ts';

test('the day is London’s, in summer and in winter', () => {
  assert.equal(londonDay(Date.UTC(2027, 5, 7, 22, 59)), '2027-06-07');
  assert.equal(londonDay(Date.UTC(2027, 5, 7, 23, 0)), '2027-06-08');
  assert.equal(londonDay(Date.UTC(2027, 0, 7, 23, 59)), '2027-01-07');
});

test('the machine’s clock can be moved', () => {
  const apart = systemClock(hour).now() - systemClock().now();
  assert.ok(Math.abs(apart - hour) < 50);
});
