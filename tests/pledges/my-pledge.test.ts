import '#assets/fonts/environment.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outbox, picture, pledge } from '#db/schema/index.ts';
import { day } from '#platform/clock.ts';
import { changeMyPledge, sayDone } from '#pledges/change-my-pledge.ts';
import { confirmPledge } from '#pledges/confirm-pledge.ts';
import { countPledges } from '#pledges/count-pledges.ts';
import { readCounter } from '#pledges/counter-repository.ts';
import { drawWantedPictures } from '#pledges/draw-pictures.ts';
import { readMyPledge } from '#pledges/my-pledge.ts';
import { openPicture } from '#pledges/open-picture.ts';
import { testContext } from '#tests/support/test-context.ts';
import { confirmTokenIn, onlyPledge, openMails, pledgeAndConfirm, privateToken, sian, submit } from './builders.ts';

test('the page has the number, what is held and the pictures, and the address only masked', async () => {
  const context = testContext();
  await pledgeAndConfirm(context, { ...sian, role: 'Midwife' });
  const token = privateToken(context);
  const before = readMyPledge(context, token);
  assert.ok(before?.state === 'confirmed' && before.isDrawing);
  await drawWantedPictures(context);
  const mine = readMyPledge(context, token);
  assert.ok(mine?.state === 'confirmed');
  assert.deepEqual([mine.ordinal, mine.total, mine.isDrawing], [1, 1, false]);
  assert.deepEqual(
    mine.groups.map(({ pictures }) => pictures.length),
    [6, 6],
  );
  assert.doesNotMatch(JSON.stringify(mine), /sian@/);
  assert.match(mine.maskedAddress, /^s•••@nhs/);
});

test('a picture is given by its file name to its own signer only', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  const token = privateToken(context);
  assert.equal(await openPicture(context, token, 'og-made-room.jpg'), null);
  await drawWantedPictures(context);
  const found = await openPicture(context, token, 'og-made-room.jpg');
  assert.equal(found?.contentType, 'image/jpeg');
  for (const key of context.database.select().from(picture).all()) await context.pictures.remove(key.contentKey ?? '');
  assert.deepEqual(await openPicture(context, token, 'og-made-room.jpg'), found);
  for (const name of ['', 'og-made-room.png', '../secret-key', 'og-made-room.jpg/'])
    assert.equal(await openPicture(context, token, name), null);
});

test('hiding and showing changes the list and nothing else', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  const token = privateToken(context);
  assert.equal(await changeMyPledge(context, token, 'list'), true);
  assert.equal(onlyPledge(context).listed, true);
  assert.equal(await changeMyPledge(context, token, 'unlist'), true);
  assert.equal(onlyPledge(context).listed, false);
  assert.equal(countPledges(context).total, 1);
});

test('what was done is said only where the pledge is as that leaves it', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  const token = privateToken(context);
  const said = (act: string | null): boolean => {
    const mine = readMyPledge(context, token);
    return mine !== null && sayDone(mine, act) !== null;
  };
  await changeMyPledge(context, token, 'list');
  assert.deepEqual(['list', 'unlist', 'withdraw', 'nonsense', null].map(said), [true, false, false, false, false]);
  await changeMyPledge(context, token, 'withdraw');
  assert.deepEqual(['list', 'unlist', 'withdraw', 'return'].map(said), [false, false, true, false]);
});

test('withdrawing uncounts once, stops the mail, takes the pictures away and sends one receipt', async () => {
  const context = testContext();
  const link = await pledgeAndConfirm(context);
  const token = privateToken(context);
  await drawWantedPictures(context);
  const key = context.database.select().from(picture).get()?.contentKey ?? '';
  const presses = await Promise.all([1, 2, 3].map(() => changeMyPledge(context, token, 'withdraw')));
  assert.deepEqual(presses, [true, false, false]);

  const { total, people, withdrawn } = readCounter(context.database);
  assert.deepEqual([total, people, withdrawn], [0, 0, 1]);
  assert.equal(onlyPledge(context).epoch, 1);
  assert.deepEqual(
    openMails(context).map(({ kind }) => kind),
    ['receipt'],
  );
  assert.equal(context.database.select().from(picture).all().length, 0);
  assert.equal(await context.pictures.read(key), null);
  assert.equal(await openPicture(context, token, 'og-made-room.jpg'), null);
  assert.equal((await confirmPledge(context, link)).outcome, 'unknown');
  const mine = readMyPledge(context, token);
  assert.ok(mine?.state === 'withdrawn' && mine.erasedAt === context.clock.now() + 30 * day);
});

test('whoever returns has the number they had, by the page or by a new form', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  const token = privateToken(context);
  await changeMyPledge(context, token, 'withdraw');
  await pledgeAndConfirm(context, { ...sian, email: 'other@nhs.example.org' });
  assert.equal(await changeMyPledge(context, token, 'return'), true);
  const mine = readMyPledge(context, token);
  assert.ok(mine?.state === 'confirmed' && mine.ordinal === 1 && mine.total === 2);
  assert.equal(openMails(context).filter(({ kind }) => kind === 'pack').length, 2);

  await changeMyPledge(context, token, 'withdraw');
  context.clock.advance(day);
  await submit(context, { ...sian, name: 'Siân Returned' });
  const link = confirmTokenIn(openMails(context).findLast(({ kind }) => kind === 'confirm')?.text);
  assert.equal((await confirmPledge(context, link ?? '')).outcome, 'confirmed');
  const rows = context.database.select().from(pledge).all();
  assert.deepEqual(rows.map(({ ordinal }) => ordinal).sort(), [1, 2]);
  assert.equal(readCounter(context.database).nextOrdinal, 3);
  assert.equal(readCounter(context.database).withdrawn, 0);
});

test('a pledge comes back three times within a day, and then waits for the next', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  const token = privateToken(context);
  for (let round = 0; round < 6; round++) {
    assert.equal(await changeMyPledge(context, token, 'withdraw'), round < 4);
    assert.equal(await changeMyPledge(context, token, 'return'), round < 3);
  }
  const mine = readMyPledge(context, token);
  assert.ok(mine?.state === 'withdrawn' && !mine.mayReturn);
  const mails = context.database.select().from(outbox).all();
  assert.deepEqual(
    ['pack', 'receipt'].map((kind) => mails.filter((mail) => mail.kind === kind).length),
    [4, 4],
  );
  context.clock.advance(day);
  const later = readMyPledge(context, token);
  assert.ok(later?.state === 'withdrawn' && later.mayReturn);
  assert.equal(await changeMyPledge(context, token, 'return'), true);
});

test('a number may be higher than the count', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  const first = privateToken(context);
  await pledgeAndConfirm(context, { ...sian, email: 'other@nhs.example.org' });
  const second = privateToken(context);
  await changeMyPledge(context, first, 'withdraw');
  const mine = readMyPledge(context, second);
  assert.ok(mine?.state === 'confirmed' && mine.ordinal === 2 && mine.total === 1);
});

test('what nobody offered does nothing', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  const token = privateToken(context);
  for (const act of [null, '', 'erase', 'toString', '__proto__'])
    assert.equal(await changeMyPledge(context, token, act), false);
  assert.equal(await changeMyPledge(context, `${token.slice(0, -1)}_`, 'withdraw'), false);
  assert.equal(onlyPledge(context).state, 'confirmed');
});
