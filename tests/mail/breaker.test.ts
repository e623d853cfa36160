import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBreaker } from '#mail/breaker.ts';
import { minute, second } from '#platform/clock.ts';

test('five troubles running open it for thirty seconds, and a well-ended one in between does not count', () => {
  const breaker = createBreaker(1);
  for (let number = 0; number < 4; number += 1) breaker.note('trouble', 0);
  breaker.note('well', 0);
  for (let number = 0; number < 4; number += 1) breaker.note('trouble', 0);
  assert.equal(breaker.mayTry(0), true);
  breaker.note('trouble', 0);
  assert.equal(breaker.mayTry(30 * second - 1), false);
  assert.equal(breaker.mayTry(30 * second), true);
});

test('while open one lane probes at a time; a well probe closes it and says so', () => {
  const breaker = createBreaker(1);
  breaker.note('stop', 0);
  assert.equal(breaker.mayTry(30 * second), true);
  assert.equal(breaker.mayTry(30 * second), false);
  breaker.putBack();
  assert.equal(breaker.mayTry(30 * second), true);
  assert.equal(breaker.note('well', 31 * second), true);
  assert.equal(breaker.mayTry(31 * second), true);
  assert.equal(breaker.mayTry(31 * second), true);
  assert.equal(breaker.note('well', 31 * second), false);
});

test('each failed probe doubles the wait, up to ten minutes, scaled', () => {
  for (const scale of [1, 0.01]) {
    const breaker = createBreaker(scale);
    const waits: number[] = [];
    let now = 0;
    breaker.note('stop', now);
    for (let round = 0; round < 8; round += 1) {
      const from = now;
      while (!breaker.mayTry(now)) now += scale * second;
      waits.push(Math.round((now - from) / (scale * second)));
      breaker.note('trouble', now);
    }
    assert.deepEqual(waits, [30, 60, 120, 240, 480, 600, 600, 600]);
  }
});

test('a clock set back does not keep it open', () => {
  const breaker = createBreaker(1);
  breaker.note('stop', 24 * 60 * minute);
  assert.equal(breaker.mayTry(0), true);
});
