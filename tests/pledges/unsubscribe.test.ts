import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pledgeEvent } from '#db/schema/index.ts';
import { countPledges } from '#pledges/count-pledges.ts';
import { readMyPledge } from '#pledges/my-pledge.ts';
import { isWellFormed, leadsSomewhere, unsubscribe } from '#pledges/unsubscribe.ts';
import { testContext } from '#tests/support/test-context.ts';
import { onlyPledge, pledgeAndConfirm, privateToken, sian } from './builders.ts';

test('unsubscribing ends campaign mail, and leaves the pledge', async () => {
  const context = testContext();
  await pledgeAndConfirm(context, { ...sian, updates: 'on' });
  const link = readMyPledge(context, privateToken(context))?.unsubscribeLink ?? '';
  const token = link.slice(link.lastIndexOf('/') + 1);
  assert.ok(isWellFormed(token) && leadsSomewhere(context, token));
  assert.equal(onlyPledge(context).updates, true);

  await Promise.all([1, 2, 3].map(() => unsubscribe(context, token)));
  assert.equal(onlyPledge(context).updates, false);
  assert.equal(countPledges(context).total, 1);
  const events = context.database.select().from(pledgeEvent).all();
  assert.equal(events.filter(({ action }) => action === 'unsubscribed').length, 1);
  assert.equal(readMyPledge(context, privateToken(context))?.unsubscribeLink, null);
});

test('links that lead nowhere change nothing and break nothing', async () => {
  const context = testContext();
  await pledgeAndConfirm(context, { ...sian, updates: 'on' });
  const subject = onlyPledge(context).id;
  const swapped = context.keys.sign('private', { subject, epoch: 0, expiresAt: null });
  for (const token of ['A'.repeat(59), swapped]) {
    assert.equal(isWellFormed(token), true);
    assert.equal(leadsSomewhere(context, token), false);
    await unsubscribe(context, token);
  }
  for (const token of ['', 'x', '../x', 'A'.repeat(60)]) assert.equal(isWellFormed(token), false);
  assert.equal(onlyPledge(context).updates, true);
});
