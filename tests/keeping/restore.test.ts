import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { outbox, picture, pledge, proposal } from '#db/schema/index.ts';
import { backUp } from '#keeping/back-up.ts';
import { findDrift } from '#keeping/holdings-repository.ts';
import { type Restoration, restore } from '#keeping/restore.ts';
import { createContext } from '#platform/context.ts';
import { databasePath, openDatabaseFile } from '#platform/database.ts';
import { keepHighWater, readHighWater, refuseLostDatabase } from '#platform/high-water.ts';
import { confirmPledge } from '#pledges/confirm-pledge.ts';
import { confirmTokens, pledgeAndConfirm, sian, submit } from '#tests/pledges/builders.ts';
import { mailRow, queueMail, testDelivery } from '#tests/support/queued-mail.ts';
import { type TestContext, testContext } from '#tests/support/test-context.ts';

const ada = { ...sian, name: 'Ada Erased', email: 'ada@nhs.example.org' };
const fileOf = ({ config }: TestContext): string => join(config.dataDir, 'backup');

const idOf = (context: TestContext, email: string): string =>
  context.database.select().from(pledge).where(eq(pledge.email, email)).get()?.id ?? '';

async function restored(context: TestContext, file = fileOf(context)): Promise<[Restoration, TestContext]> {
  context.close();
  const restoration = await restore(context.config.dataDir, file, { clock: context.clock, withoutLedgers: false });
  refuseLostDatabase(context.config.dataDir);
  return [restoration, { ...createContext(context.config, 4321, context.clock), clock: context.clock }];
}

test('what was there when the backup was made is there again; what came after is set aside', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  await backUp(context.config.dataDir, fileOf(context), context.clock);
  await submit(context, ada);
  await keepHighWater(context).stop();
  const [{ holdings, setAside, erased }, after] = await restored(context);
  assert.deepEqual(holdings.pledges, { confirmed: 1 });
  assert.deepEqual([findDrift(after.database), erased], [[], 0]);
  after.close();

  const { client, executor } = openDatabaseFile(join(setAside as string, 'pledges.sqlite'));
  assert.equal(executor.select().from(pledge).all().length, 2);
  client.close();
  assert.deepEqual(
    readdirSync(context.config.dataDir).filter((name) => name.includes('restoring')),
    [],
  );
});

test('the restored database lies above the mark, so that the one that was there cannot come back by itself', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  await backUp(context.config.dataDir, fileOf(context), context.clock);
  await submit(context, ada);
  await keepHighWater(context).stop();
  const before = readHighWater(context.config.dataDir) ?? 0;
  const [, after] = await restored(context);
  after.close();
  assert.ok((readHighWater(context.config.dataDir) ?? 0) > before);
});

test('who was erased since the backup stays erased, whatever they were in it, and the totals agree', async () => {
  for (const confirmed of [true, false]) {
    const context = testContext();
    await pledgeAndConfirm(context);
    if (confirmed) await pledgeAndConfirm(context, ada);
    else await submit(context, ada);
    await backUp(context.config.dataDir, fileOf(context), context.clock);
    await context.ledgers.erasures.append({ at: context.clock.now() + 5, id: idOf(context, ada.email as string) });
    await context.ledgers.erasures.append({ at: context.clock.now(), id: '00000000-0000-7000-8000-000000000000' });
    const [{ erased }, after] = await restored(context);
    assert.equal(erased, 1);
    assert.deepEqual(
      after.database
        .select()
        .from(pledge)
        .all()
        .map(({ state, email }) => [state, email])
        .sort(),
      [
        ['confirmed', sian.email],
        ['erased', null],
      ],
    );
    assert.equal(after.database.select().from(proposal).all().length, 1);
    assert.deepEqual(findDrift(after.database), []);
    after.close();
    const bytes = readFileSync(databasePath(context.config.dataDir));
    for (const word of ['Ada Erased', 'ada@nhs']) assert.ok(!bytes.includes(word), `${word} is still in the file`);
  }
});

test('a mail that left after the backup is sent, and what else was to go waits for an organiser', async () => {
  const context = testContext();
  const [gone, waiting] = [await queueMail(context), await queueMail(context)];
  await backUp(context.config.dataDir, fileOf(context), context.clock);
  const delivery = testDelivery(context);
  assert.equal(await delivery.next(), 'sent');
  delivery.lane.close();
  const [{ mails }, after] = await restored(context);
  assert.deepEqual(mails, { sent: 1, held: 1 });
  const sent = mailRow(after, gone);
  assert.deepEqual([sent.state, sent.sentAt, sent.toAddress, sent.html], ['sent', context.clock.now(), null, null]);
  assert.equal(mailRow(after, waiting).state, 'held');
  assert.equal(await testDelivery(after).next(), null);
  after.close();
});

test('pictures that the restored database does not know are gone, the others are kept', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  const known = await context.pictures.put(Buffer.from('known'), 'png');
  const { id } = context.database.select().from(picture).get() ?? { id: '' };
  context.database.update(picture).set({ state: 'drawn', contentKey: known }).where(eq(picture.id, id)).run();
  const attached = await context.pictures.put(Buffer.from('attached'), 'jpeg');
  const named = { fileName: 'a.jpeg', contentType: 'image/jpeg', contentId: 'a' };
  const mail = await queueMail(context);
  const attachments = [{ contentKey: attached, ...named }];
  context.database.update(outbox).set({ attachments }).where(eq(outbox.id, mail)).run();
  await backUp(context.config.dataDir, fileOf(context), context.clock);
  await context.pictures.put(Buffer.from('of somebody who came later'), 'png');
  const [, after] = await restored(context);
  assert.deepEqual((await after.pictures.keys()).sort(), [known, attached].sort());
  after.close();
});

test('links that were mailed before the backup work after it is restored', async () => {
  const context = testContext();
  await submit(context);
  const token = confirmTokens(context)[0] as string;
  await backUp(context.config.dataDir, fileOf(context), context.clock);
  const [, after] = await restored(context);
  assert.equal((await confirmPledge(after, token)).outcome, 'confirmed');
  after.close();
});

test('a database may be restored from itself: what is there becomes the whole truth', async () => {
  const context = testContext();
  await submit(context);
  await keepHighWater(context).stop();
  const { client } = openDatabaseFile(databasePath(context.config.dataDir));
  client.pragma('user_version = 0');
  client.close();
  context.close();
  assert.throws(() => refuseLostDatabase(context.config.dataDir));
  const [{ holdings }, after] = await restored(context, databasePath(context.config.dataDir));
  assert.deepEqual(holdings.pledges, { pending: 1 });
  assert.equal(after.database.select().from(outbox).all()[0]?.state, 'held');
  after.close();
});
