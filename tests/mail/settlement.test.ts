import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QueuedMail } from '#mail/delivery-repository.ts';
import { settlementOf } from '#mail/settlement.ts';
import { day, second } from '#platform/clock.ts';

const now = Date.UTC(2027, 5, 7, 9);
const terms = { now, chance: 0.5, timeScale: 1, mailboxTries: 0 };
const mail = (recovered: number): QueuedMail =>
  ({ kind: 'confirm', attempts: 1, refunds: 0, recovered, ambiguous: 0, notAfter: now + 7 * day }) as QueuedMail;

test('after a first death a mail leaves at once, after a second it waits for the crashes to end', () => {
  assert.equal(settlementOf(mail(0), { as: 'died' }, terms).change.nextAt, now);
  assert.equal(settlementOf(mail(1), { as: 'died' }, terms).change.nextAt, now + 10 * second);
});

test('a mail whose process died three times while it was sent is held', () => {
  assert.equal(settlementOf(mail(2), { as: 'died' }, terms).state, 'held');
});
