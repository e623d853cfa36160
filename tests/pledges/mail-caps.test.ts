import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { outbox, pledge, pledgeEvent, proposal } from '#db/schema/index.ts';
import { day, minute } from '#platform/clock.ts';
import { answerConfirmation } from '#pledges/answer-confirmation.ts';
import { confirmPledge } from '#pledges/confirm-pledge.ts';
import { type TestContext, testContext } from '#tests/support/test-context.ts';
import { confirmTokens, onlyPledge, openMails, sian, submit } from './builders.ts';

/** Does what the worker does with mails that are due, without a relay; says how many left. */
function deliver(context: TestContext): number {
  const now = context.clock.now();
  const due = openMails(context).filter(({ state, nextAt }) => state === 'queued' && nextAt <= now);
  for (const { id } of due)
    context.database
      .update(outbox)
      .set({ state: 'sent', sentAt: now, toAddress: null, text: null, html: null })
      .where(eq(outbox.id, id))
      .run();
  return due.length;
}

test('two hundred posts for one address bring at most three mails a day and five in thirty days', async () => {
  const context = testContext();
  let sent = 0;
  for (let number = 0; number < 200; number++) {
    await submit(context, { ...sian, role: `Role ${number}` });
    sent += deliver(context);
    context.clock.advance(5 * minute);
  }
  assert.equal(sent + deliver(context), 3);
  const events = context.database.select().from(pledgeEvent).all();
  assert.equal(events.filter(({ action }) => action === 'mail-capped').length, 1);
  for (let days = 0; days < 10; days++) {
    context.clock.advance(day);
    await submit(context, { ...sian, role: `Later ${days}` });
    sent += deliver(context);
  }
  assert.equal(sent, 5);
});

test('within ten minutes the newest submission takes the turn of the one that waits', async () => {
  const context = testContext();
  await submit(context);
  context.clock.advance(minute);
  await submit(context, { ...sian, role: 'Second' });
  context.clock.advance(minute);
  await submit(context, { ...sian, role: 'Third' });
  const mails = openMails(context);
  assert.equal(mails.length, 2);
  assert.equal(mails[1]?.nextAt, context.clock.now() + 8 * minute);
  assert.equal((await confirmPledge(context, confirmTokens(context)[1] as string)).outcome, 'confirmed');
  assert.equal(onlyPledge(context).role, 'Third');
});

test('a flood of forms does not put the next mail off', async () => {
  const context = testContext();
  await submit(context);
  for (let number = 0; number < 9; number++) {
    context.clock.advance(minute);
    await submit(context, { ...sian, role: `Role ${number}` });
  }
  assert.equal(openMails(context).at(-1)?.nextAt, context.clock.now() + minute);
});

test('whoever says "this was not me" each time has no more mail for it', async () => {
  const context = testContext();
  const notMe = new FormData();
  notMe.set('act', 'not-me');
  let sent = 0;
  for (let round = 0; round < 6; round++) {
    await submit(context, { ...sian, role: `Role ${round}` });
    context.clock.advance(11 * minute);
    sent += deliver(context);
    const { id: subject, epoch, expiresAt } = context.database.select().from(proposal).all()[0] ?? assert.fail();
    const token = context.keys.sign('confirm', { subject, epoch, expiresAt });
    assert.equal((await answerConfirmation(context, token, notMe)).outcome, 'refused');
    assert.equal(context.database.select().from(pledge).all().length, 0);
  }
  assert.equal(sent, 3);
  for (let days = 0; days < 6; days++) {
    context.clock.advance(day);
    await submit(context, { ...sian, role: `Later ${days}` });
    sent += deliver(context);
  }
  assert.equal(sent, 5);
  await submit(context, { ...sian, email: 'other@nhs.example.org' });
  assert.equal(deliver(context), 1);
});
