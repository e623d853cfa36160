import '#assets/fonts/environment.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outbox, picture, proposal, suppression } from '#db/schema/index.ts';
import { ledgerPath, readLedger } from '#platform/ledger.ts';
import { changeMyPledge } from '#pledges/change-my-pledge.ts';
import { confirmPledge } from '#pledges/confirm-pledge.ts';
import { readCounter } from '#pledges/counter-repository.ts';
import { drawWantedPictures } from '#pledges/draw-pictures.ts';
import { erasePledge } from '#pledges/erase-pledge.ts';
import { readMyPledge } from '#pledges/my-pledge.ts';
import { testContext } from '#tests/support/test-context.ts';
import { onlyPledge, openMails, pledgeAndConfirm, privateToken, sian, submit } from './builders.ts';

test('erasing leaves the number, uncounts, takes the pictures and sends one receipt that names nobody', async () => {
  const context = testContext();
  const link = await pledgeAndConfirm(context, { ...sian, role: 'Midwife', organisation: 'Trust', listed: 'yes' });
  const token = privateToken(context);
  await submit(context, { ...sian, name: 'Siân Changed' });
  await drawWantedPictures(context);
  const key = context.database.select().from(picture).get()?.contentKey ?? '';
  assert.equal(await erasePledge(context, token, false), true);

  const left = onlyPledge(context);
  assert.deepEqual([left.state, left.ordinal, left.name, left.email, left.addressKey], ['erased', 1, null, null, null]);
  assert.deepEqual([left.role, left.organisation, left.listed, left.updates], [null, null, false, false]);
  const { total, people, withdrawn, nextOrdinal } = readCounter(context.database);
  assert.deepEqual([total, people, withdrawn, nextOrdinal], [0, 0, 0, 2]);
  for (const table of [proposal, picture]) assert.equal(context.database.select().from(table).all().length, 0);
  assert.equal(await context.pictures.read(key), null);
  const mails = context.database.select().from(outbox).all();
  assert.deepEqual(
    mails.map(({ kind, toName }) => [kind, toName]),
    [['receipt', null]],
  );
  assert.doesNotMatch(JSON.stringify(mails), /Siân|Midwife|Trust|my-pledge/);
  assert.equal(readMyPledge(context, token), null);
  assert.equal((await confirmPledge(context, link)).outcome, 'unknown');
});

test('the ledger has the erasure, once, and a second press finds nothing', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  const token = privateToken(context);
  assert.equal(await erasePledge(context, token, false), true);
  assert.equal(await erasePledge(context, token, false), false);
  assert.deepEqual(readLedger(ledgerPath(context.config.dataDir, 'erasures')), [
    { at: context.clock.now(), id: onlyPledge(context).id },
  ]);
  assert.equal(readCounter(context.database).total, 0);
  assert.equal(openMails(context).length, 1);
});

test('a withdrawn pledge can be erased before its time, and the address pledges anew under a new number', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  const token = privateToken(context);
  await changeMyPledge(context, token, 'withdraw');
  assert.equal(await erasePledge(context, token, false), true);
  const { total, withdrawn } = readCounter(context.database);
  assert.deepEqual([total, withdrawn], [0, 0]);
  await pledgeAndConfirm(context);
  const mine = readMyPledge(context, privateToken(context));
  assert.ok(mine?.state === 'confirmed' && mine.ordinal === 2 && mine.total === 1);
});

test('a hash of the address stays only for those who never want to be written to again', async () => {
  for (const neverWrite of [false, true]) {
    const context = testContext();
    await pledgeAndConfirm(context);
    await erasePledge(context, privateToken(context), neverWrite);
    const kept = context.database.select().from(suppression).all();
    assert.deepEqual(
      kept.map(({ reason }) => reason),
      neverWrite ? ['never-write'] : [],
    );
    await submit(context);
    assert.equal(openMails(context).filter(({ kind }) => kind === 'confirm').length, neverWrite ? 0 : 1);
  }
});

test('a link that is not ours erases nothing and writes nothing down', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  assert.equal(await erasePledge(context, `${privateToken(context).slice(0, -1)}_`, false), false);
  assert.equal(onlyPledge(context).state, 'confirmed');
  assert.deepEqual(readLedger(ledgerPath(context.config.dataDir, 'erasures')), []);
});
