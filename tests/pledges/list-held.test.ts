import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeMyPledge } from '#pledges/change-my-pledge.ts';
import { erasePledge } from '#pledges/erase-pledge.ts';
import { listHeld } from '#pledges/list-held.ts';
import { testContext } from '#tests/support/test-context.ts';
import { pledgeAndConfirm, privateToken, sian, submit } from './builders.ts';

test('everything held is given: what was said, what happened, which mails went, which pictures there are', async () => {
  const context = testContext();
  await pledgeAndConfirm(context, { ...sian, role: 'Midwife', nation: 'wales' });
  const token = privateToken(context);
  await changeMyPledge(context, token, 'list');
  await submit(context, { ...sian, name: 'Siân Changed' });
  const held = JSON.parse(JSON.stringify(listHeld(context, token)));

  assert.equal(held.asOf, '2027-06-07T09:00:00.000Z');
  const { name, email, role, nation, listed, ordinal, confirmedAt } = held.pledge;
  assert.deepEqual([name, email, role, nation], ['Siân Davies', 'sian@nhs.example.org', 'Midwife', 'wales']);
  assert.deepEqual([listed, ordinal, confirmedAt], [true, 1, '2027-06-07T09:00:00.000Z']);
  assert.deepEqual(
    held.formsSent.map((form: { name: string }) => form.name),
    ['Siân Davies', 'Siân Changed'],
  );
  assert.deepEqual(
    held.history.map(({ action }: { action: string }) => action),
    ['submitted', 'confirmed', 'listed', 'submitted'],
  );
  assert.deepEqual(
    held.mails.map(({ kind }: { kind: string }) => kind),
    ['confirm', 'pack', 'already-pledged'],
  );
  assert.equal(held.pictures.length, 12);
  assert.doesNotMatch(JSON.stringify(held), /my-pledge\/|pledge\/confirm/);
});

test('a link that leads nowhere gives nothing, nor does one of somebody erased', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  const token = privateToken(context);
  assert.equal(listHeld(context, `${token.slice(0, -1)}_`), null);
  await erasePledge(context, token, false);
  assert.equal(listHeld(context, token), null);
});
