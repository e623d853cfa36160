import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliveryEvent } from '#db/schema/index.ts';
import { readOverview } from '#organisers/read-overview.ts';
import { hour, minute } from '#platform/clock.ts';
import { newId } from '#platform/identifier.ts';
import { countDay, moveCounter } from '#pledges/counter-repository.ts';
import { readLastDays } from '#pledges/read-tallies.ts';
import { askForWayIn, signedIn } from '#tests/support/organiser.ts';
import { testClock, testContext } from '#tests/support/test-context.ts';

test('confirmed, waiting, withdrawn and held are told apart', () => {
  const context = testContext();
  const now = context.clock.now() + minute;
  moveCounter(context.database, { total: 26, people: 20, organisations: 6, pending: 4, withdrawn: 2, held: 1 }, now);
  assert.deepEqual(readOverview(context).tallies, {
    total: 26,
    people: 20,
    organisations: 6,
    pending: 4,
    withdrawn: 2,
    held: 1,
    next: 50,
    changedAt: now,
  });
});

test('the mail says what waits, since when, and what was sent in a day', async () => {
  const context = testContext();
  const now = context.clock.now();
  assert.deepEqual(readOverview(context).mail, { queued: 0, oldestAt: null, held: 0, sent: 0 });
  await signedIn(context, 'ada@example.org');
  context.clock.advance(minute);
  await askForWayIn(context, 'ada@example.org');
  const change = { outboxId: newId(now), fromState: 'sending', toState: 'sent' };
  for (const at of [now, now - 23 * hour, now - 25 * hour])
    context.database
      .insert(deliveryEvent)
      .values({ id: newId(at), at, ...change })
      .run();
  assert.deepEqual(readOverview(context).mail, { queued: 2, oldestAt: now, held: 0, sent: 2 });
});

for (const [name, change] of [
  ['in spring', Date.UTC(2027, 2, 28, 12)],
  ['in autumn', Date.UTC(2027, 9, 31, 12)],
] as const) {
  test(`the chart has each of thirty days once when the clocks change ${name}`, () => {
    const context = testContext({}, testClock(change));
    for (let half = 0; half < 60; half++) countDay(context.database, 'confirmed', change - half * 12 * hour);
    for (let day = 0; day < 30; day++) {
      const days = readLastDays(context, 30).map((one) => one.day);
      assert.equal(new Set(days).size, 30);
      assert.deepEqual(days, [...days].sort());
      context.clock.advance(24 * hour);
    }
  });
}

test('a pledge just after midnight in London belongs to the new day, whatever the day is in UTC', () => {
  const context = testContext({}, testClock(Date.UTC(2027, 5, 6, 23, 30)));
  countDay(context.database, 'confirmed', context.clock.now());
  const days = readLastDays(context, 30);
  assert.deepEqual(days.at(-1), { day: '2027-06-07', pledged: 0, confirmed: 1, withdrawn: 0 });
  assert.deepEqual([days.length, days[0]?.day], [30, '2027-05-09']);
});
