import '#assets/fonts/environment.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { picture, pledgeEvent } from '#db/schema/index.ts';
import { changeMyPledge } from '#pledges/change-my-pledge.ts';
import { correctPledge, openCorrection } from '#pledges/correct-pledge.ts';
import { readCorrectionForm } from '#pledges/correction-form.ts';
import { readCounter } from '#pledges/counter-repository.ts';
import { drawWantedPictures } from '#pledges/draw-pictures.ts';
import { type TestContext, testContext } from '#tests/support/test-context.ts';
import { type Fields, onlyPledge, openMails, pledgeAndConfirm, privateToken, sian } from './builders.ts';

function reading(fields: Fields) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return readCorrectionForm(data);
}

async function correct(context: TestContext, token: string, fields: Fields): Promise<boolean> {
  const read = reading(fields);
  if (!read.ok) throw new Error(`The form was refused: ${JSON.stringify(read.form.errors)}`);
  return await correctPledge(context, token, read.value);
}

function personOf(context: TestContext): object | undefined {
  const card = context.database.select().from(picture).get()?.card as { person: object } | undefined;
  return card?.person;
}

test('a correction changes what the pledge says, and its pictures, and leaves number and choices', async () => {
  const context = testContext();
  await pledgeAndConfirm(context, { ...sian, role: 'Midwife', organisation: 'Trust', listed: 'yes', updates: 'yes' });
  const token = privateToken(context);
  await drawWantedPictures(context);
  const key = context.database.select().from(picture).get()?.contentKey ?? '';
  const before = onlyPledge(context);
  assert.equal(openCorrection(context, token)?.values.role, 'Midwife');
  assert.equal(
    await correct(context, token, { as: 'self', name: 'Siân Puw', organisation: 'Other', personal: 'yes' }),
    true,
  );

  const after = onlyPledge(context);
  assert.deepEqual([after.name, after.role, after.organisation], ['Siân Puw', null, 'Other']);
  assert.deepEqual([after.personalCapacity, after.listed, after.updates, after.ordinal], [true, true, true, 1]);
  assert.deepEqual(
    [after.consentAt, after.confirmedAt, after.email],
    [before.consentAt, before.confirmedAt, before.email],
  );
  assert.deepEqual(personOf(context), { name: 'Siân Puw', role: null, organisation: 'Other', personalCapacity: true });
  assert.equal(await context.pictures.read(key), null);
  assert.equal(openCorrection(context, token)?.values.personal, 'yes');
  const [last] = context.database.select().from(pledgeEvent).all().slice(-1);
  assert.deepEqual([last?.actor, last?.action], ['owner', 'corrected']);
});

test('a pledge that becomes an organisation’s is counted as one', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  const token = privateToken(context);
  await correct(context, token, { as: 'organisation', name: 'Siân Davies', organisation: 'Trust' });
  const { total, people, organisations } = readCounter(context.database);
  assert.deepEqual([total, people, organisations], [1, 0, 1]);
});

test('a pack that waits for its pictures is written anew, and one that left is not sent again', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  const token = privateToken(context);
  const packs = () => openMails(context).filter(({ kind }) => kind === 'pack');
  await correct(context, token, { as: 'self', name: 'Siân Puw' });
  assert.deepEqual(
    packs().map(({ toName }) => toName),
    ['Siân Puw'],
  );
  assert.match(packs()[0]?.text ?? '', /Thank you, Siân Puw/);
  assert.equal(await drawWantedPictures(context), 12);
  assert.equal(packs()[0]?.attachments?.length, 3);
});

test('what changes nothing draws nothing and leaves no trace', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  const token = privateToken(context);
  const rows = () => [context.database.select().from(picture).all(), context.database.select().from(pledgeEvent).all()];
  const before = rows();
  assert.equal(await correct(context, token, { as: 'self', name: 'Siân Davies' }), true);
  assert.deepEqual(rows(), before);
  await correct(context, token, { as: 'self', name: 'Siân Davies', nation: 'wales' });
  assert.deepEqual(rows()[0], before[0]);
});

test('the rules are those of the pledge, and what was typed is kept', () => {
  const wrong = reading({ as: 'organisation', name: ' ', organisation: '', nation: 'mars', personal: 'yes' });
  assert.ok(!wrong.ok);
  assert.deepEqual(Object.keys(wrong.form.errors).toSorted(), ['name', 'nation', 'organisation', 'personal']);
  assert.equal(wrong.form.values.nation, 'mars');
});

test('only a confirmed pledge is corrected', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  const token = privateToken(context);
  await changeMyPledge(context, token, 'withdraw');
  assert.equal(await correct(context, token, { as: 'self', name: 'Siân Puw' }), false);
  assert.equal(openCorrection(context, token), null);
  assert.equal(onlyPledge(context).name, 'Siân Davies');
});

test('the pictures are sent again at once when they are drawn, three times a day at most', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  const token = privateToken(context);
  await drawWantedPictures(context);
  for (const sent of [true, true, true, false]) assert.equal(await changeMyPledge(context, token, 'resend'), sent);
  const packs = openMails(context).filter(({ kind }) => kind === 'pack');
  assert.deepEqual(
    packs.map(({ attachments, nextAt, lateHtml }) => [attachments?.length, nextAt, lateHtml]),
    [[3, context.clock.now(), null]],
  );
  context.clock.advance(24 * 3_600_000);
  assert.equal(await changeMyPledge(context, token, 'resend'), true);
});
