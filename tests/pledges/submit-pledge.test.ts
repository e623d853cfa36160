import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outbox, pledge, proposal, suppression } from '#db/schema/index.ts';
import { day, minute, second } from '#platform/clock.ts';
import { DatabaseBusyError } from '#platform/writer.ts';
import { changeMyPledge } from '#pledges/change-my-pledge.ts';
import { confirmPledge } from '#pledges/confirm-pledge.ts';
import { readCounter } from '#pledges/counter-repository.ts';
import { readPledgeForm } from '#pledges/pledge-form.ts';
import { submitPledge } from '#pledges/submit-pledge.ts';
import { suppressForever } from '#pledges/suppression-repository.ts';
import { testContext } from '#tests/support/test-context.ts';
import {
  confirmTokens,
  onlyPledge,
  openMails,
  pledgeAndConfirm,
  posted,
  privateToken,
  sian,
  submission,
  submit,
} from './builders.ts';

test('a first pledge is kept with its proposal and its mail', async () => {
  const context = testContext();
  await submit(context, { ...sian, role: 'Midwife', listed: 'on' });
  const { state, role, listed, updates, ordinal } = onlyPledge(context);
  assert.deepEqual(
    { state, role, listed, updates, ordinal },
    { state: 'pending', role: 'Midwife', listed: true, updates: false, ordinal: null },
  );
  assert.equal(context.database.select().from(proposal).all().length, 1);
  const [mail] = openMails(context);
  assert.deepEqual([mail?.kind, mail?.nextAt], ['confirm', context.clock.now()]);
  assert.equal(readCounter(context.database).pending, 1);
});

test('nothing that was typed stands in the mail that asks for confirmation', async () => {
  const context = testContext();
  await submit(context, { ...sian, name: 'Win Prizes', role: 'Call now', organisation: 'Cheap Pills' });
  assert.doesNotMatch(JSON.stringify(openMails(context)), /Win Prizes|Call now|Cheap Pills/);
});

test('fifty equal posts at once make one pledge and one mail', async () => {
  const context = testContext();
  const same = submission(context, sian);
  await Promise.all(Array.from({ length: 50 }, () => submitPledge(context, same, 'usual')));
  onlyPledge(context);
  assert.equal(context.database.select().from(outbox).all().length, 1);
  assert.equal(context.database.select().from(proposal).all().length, 1);
});

test('fifty equal posts from pages of their own make one pledge and one mail', async () => {
  const context = testContext();
  await Promise.all(Array.from({ length: 50 }, () => submit(context)));
  onlyPledge(context);
  assert.equal(context.database.select().from(outbox).all().length, 1);
});

test('the same page sent again with a mended address is another pledge', async () => {
  const context = testContext();
  const page = posted(context, sian);
  for (const email of ['sain@nhs.example.org', 'sian@nhs.example.org']) {
    page.set('email', email);
    const reading = readPledgeForm(page, context);
    assert.ok(reading.ok);
    await submitPledge(context, reading.value, 'usual');
  }
  assert.equal(context.database.select().from(pledge).all().length, 2);
  assert.equal(openMails(context).length, 2);
});

test('what is sent within two seconds, or from a crowded network, is mailed later', async () => {
  const context = testContext();
  await submitPledge(context, submission(context, sian, second), 'usual');
  await submit(context, { ...sian, email: 'slow@nhs.example.org' }, 'slow');
  const [fast, slow] = openMails(context).map((mail) => mail.nextAt - context.clock.now());
  assert.equal(fast, minute);
  assert.ok(slow && slow >= minute && slow <= 10 * minute);

  const lifted = testContext({ LIMITS: 'off' });
  await submitPledge(lifted, submission(lifted, sian, second), 'usual');
  assert.equal(openMails(lifted)[0]?.nextAt, lifted.clock.now());
});

test('a filled trap is held without a mail, until the form comes as a person would send it', async () => {
  const context = testContext();
  await submit(context, { ...sian, website: 'http://spam.example' });
  assert.equal(onlyPledge(context).state, 'held');
  assert.equal(openMails(context).length, 0);
  assert.equal(readCounter(context.database).held, 1);
  await submit(context);
  assert.equal(onlyPledge(context).state, 'pending');
  assert.equal(openMails(context).length, 1);
  assert.deepEqual([readCounter(context.database).held, readCounter(context.database).pending], [0, 1]);
});

test('an address that is not to be written to gets no mail, and its pledge is kept', async () => {
  const context = testContext();
  const value = submission(context, sian);
  const addressHash = context.keys.hashAddress(value.address.key);
  const never = { addressHash, reason: 'never-write', createdAt: 0, expiresAt: null } as const;
  context.database.insert(suppression).values(never).run();
  await submitPledge(context, value, 'usual');
  assert.equal(onlyPledge(context).state, 'pending');
  assert.equal(openMails(context).length, 0);
});

test('a pending pledge keeps each submission, behind a link of its own', async () => {
  const context = testContext();
  await submit(context);
  context.clock.advance(day);
  await submit(context, { ...sian, role: 'Midwife' });
  assert.equal(onlyPledge(context).role, null);
  assert.equal(context.database.select().from(proposal).all().length, 2);
  assert.equal(new Set(confirmTokens(context)).size, 2);
});

test('a confirmed pledge is untouched; its owner is told by mail, with the change only if there is one', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  const before = onlyPledge(context);
  context.clock.advance(day);
  await submit(context);
  assert.equal(context.database.select().from(proposal).all().length, 1);
  context.clock.advance(day);
  await submit(context, { ...sian, name: 'Somebody Else' });
  assert.deepEqual(onlyPledge(context), before);
  const told = openMails(context).filter(({ kind }) => kind === 'already-pledged');
  assert.deepEqual(
    told.map(({ text }) => /\/pledge\/confirm\//.test(text ?? '')),
    [false, true],
  );
  assert.ok(told.every(({ text }) => /\/my-pledge\//.test(text ?? '')));
  assert.doesNotMatch(JSON.stringify(told), /Somebody Else/);
});

test('a link pressed long after counts once its page is opened again', async () => {
  const context = testContext();
  await submit(context);
  context.clock.advance(6 * day);
  assert.equal((await confirmPledge(context, confirmTokens(context)[0] as string)).outcome, 'confirmed');
});

test('whatever is known of an address, the answer is the same', async () => {
  const context = testContext();
  const fields = { pending: 'p', confirmed: 'c', withdrawn: 'w', suppressed: 's', nothing: 'n' };
  const of = (letter: string) => ({ ...sian, email: `${letter}@nhs.example.org` });
  await pledgeAndConfirm(context, of(fields.confirmed));
  await pledgeAndConfirm(context, of(fields.withdrawn));
  await changeMyPledge(context, privateToken(context), 'withdraw');
  await submit(context, of(fields.pending));
  const hashed = context.keys.hashAddress('s@nhs.example.org');
  await context.write((tx) => suppressForever(tx, hashed, context.clock.now()));
  context.clock.advance(day);
  for (const letter of Object.values(fields)) {
    const again = submission(context, { ...of(letter), role: 'Midwife' });
    assert.deepEqual(await submitPledge(context, again, 'usual'), { outcome: 'taken' }, letter);
  }
});

test('a database held by another process is told as busy, and nothing is kept', async () => {
  const context = testContext();
  const busy = { ...context, write: async () => await Promise.reject(new DatabaseBusyError()) };
  assert.deepEqual(await submitPledge(busy, submission(context, sian), 'usual'), { outcome: 'busy' });
  assert.equal(context.database.select().from(pledge).all().length, 0);
});
