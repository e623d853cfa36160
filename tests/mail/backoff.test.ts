import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backoff, honouredWait, mailboxWait } from '#mail/backoff.ts';
import { hour, minute, second } from '#platform/clock.ts';

test('waits grow, are spread from half to half as much again, and never pass six hours', () => {
  assert.equal(backoff('relay', 1, 0), 5 * second);
  assert.equal(backoff('relay', 1, 1), 15 * second);
  assert.equal(backoff('recipient', 1, 0.5), 5 * minute);
  assert.equal(backoff('recipient', 6, 0.5), 160 * minute);
  for (const cause of ['relay', 'recipient'] as const)
    for (let tries = 0; tries < 50; tries += 1)
      for (const chance of [0, 0.3, 1]) {
        const wait = backoff(cause, tries, chance);
        assert.ok(wait >= 5 * second && wait <= 6 * hour);
        assert.ok(backoff(cause, tries + 1, chance) >= wait);
      }
});

test('a full mailbox is tried three times more over 48 hours', () => {
  const waits = [1, 2, 3].map((tries) => mailboxWait(tries) ?? 0);
  assert.equal(
    waits.reduce((sum, wait) => sum + wait),
    48 * hour,
  );
  assert.equal(mailboxWait(4), null);
});

test('a named wait gets ten seconds on top and is kept to an hour', () => {
  assert.equal(honouredWait(60 * second), 70 * second);
  assert.equal(honouredWait(5 * hour), hour);
});
