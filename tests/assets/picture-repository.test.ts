import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Card } from '#assets/card.ts';
import { claimPicture, hasDuePicture, insertPictures } from '#assets/picture-repository.ts';
import { second } from '#platform/clock.ts';
import { queryPlans } from '#tests/support/query-plans.ts';
import { plantPledge } from '#tests/support/queued-mail.ts';
import { testContext } from '#tests/support/test-context.ts';

const card: Card = { template: 'pledge', format: 'og', colourway: 'milk', person: null, year: null };

test('a picture whose drawer is lost is taken first, then the one that has waited longest', async () => {
  const context = testContext();
  const now = context.clock.now();
  const pledges = [await plantPledge(context, 'pending'), await plantPledge(context, 'pending')];
  const [lost = '', waits = ''] = pledges;
  const late = await plantPledge(context, 'pending');
  const claimAt = (at: number) => context.write((tx) => claimPicture(tx, at, at + second)?.pledgeId ?? null);

  await context.write((tx) => insertPictures(tx, [{ pledgeId: lost, card, nextAt: now }], now));
  assert.equal(await claimAt(now), lost);
  await context.write((tx) =>
    insertPictures(
      tx,
      [
        { pledgeId: late, card, nextAt: now - 1 },
        { pledgeId: waits, card, nextAt: now - 2 },
      ],
      now,
    ),
  );
  assert.equal(await claimAt(now + second), lost);
  assert.equal(await claimAt(now + second), waits);
  assert.equal(await claimAt(now + second), late);
  assert.equal(await claimAt(now + second), null);
  assert.equal(hasDuePicture(context.database, now + second), false);
  assert.equal(hasDuePicture(context.database, now + 2 * second), true);
});

test('a due picture is found by index, without sorting, however many there are', async () => {
  const context = testContext();
  const now = context.clock.now();
  const pledgeId = await plantPledge(context, 'pending');
  await context.write((tx) => insertPictures(tx, [{ pledgeId, card, nextAt: now + 1 }], now));
  const plans = queryPlans(context, (database) => {
    hasDuePicture(database, now);
    claimPicture(database, now, now + second);
  });
  assert.equal(plans.length, 4);
  for (const step of plans) assert.match(step, /^SEARCH picture USING (COVERING )?INDEX picture_due /);
});
