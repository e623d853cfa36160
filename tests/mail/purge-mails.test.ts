import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliveryEvent, outbox } from '#db/schema/index.ts';
import { recordChange } from '#mail/delivery-repository.ts';
import { purgeMails } from '#mail/purge-mails.ts';
import { day } from '#platform/clock.ts';
import { testContext } from '#tests/support/test-context.ts';

test('the history of a mail is kept for 90 days', async () => {
  const context = testContext();
  const change = { outboxId: 'a', fromState: 'queued', toState: 'sent' };
  await context.write((tx) => recordChange(tx, { ...change, at: context.clock.now() }));
  context.clock.advance(90 * day - 1);
  assert.equal(await purgeMails(context), 0);
  context.clock.advance(1);
  assert.equal(await purgeMails(context), 1);
  assert.equal(context.database.select().from(deliveryEvent).all().length, 0);
  assert.equal(context.database.select().from(outbox).all().length, 0);
});
