import '#assets/fonts/environment.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { formats } from '#assets/formats.ts';
import { picturesOf } from '#assets/picture-repository.ts';
import { picture } from '#db/schema/index.ts';
import { minute, second } from '#platform/clock.ts';
import { drawWantedPictures, redrawPicture } from '#pledges/draw-pictures.ts';
import { testContext } from '#tests/support/test-context.ts';
import { onlyPledge, openMails, pledgeAndConfirm } from './builders.ts';

test('the pictures are drawn, and the mail leaves with three of them', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  context.clock.advance(second);
  assert.equal(await drawWantedPictures(context), 12);
  assert.equal(await drawWantedPictures(context), 0);

  const pack = openMails(context).find(({ kind }) => kind === 'pack');
  assert.equal(pack?.nextAt, context.clock.now());
  assert.equal(pack?.lateHtml, null);
  const names = pack?.attachments?.map(({ fileName }) => fileName);
  assert.deepEqual(names, ['post-portrait-made-room.png', 'post-square-made-room.png', 'landscape-made-room.png']);
  let weight = 0;
  for (const { contentKey, contentId, fileName } of pack?.attachments ?? []) {
    assert.ok(pack?.html?.includes(`cid:${contentId}`));
    const bytes = await context.pictures.read(contentKey);
    const { width, height } = await sharp(bytes ?? Buffer.alloc(0)).metadata();
    const format = formats[fileName.replace('-made-room.png', '') as keyof typeof formats];
    assert.deepEqual([width, height], [format.width, format.height]);
    weight += bytes?.length ?? 0;
  }
  assert.ok(weight < 1_000_000);
});

test('a picture whose file is lost is drawn anew, to the same bytes', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  await drawWantedPictures(context);
  const [first] = picturesOf(context.database, onlyPledge(context).id);
  const key = first?.contentKey as string;
  const before = await context.pictures.read(key);
  await context.pictures.remove(key);
  assert.deepEqual(await redrawPicture(context, key), before);
  assert.deepEqual(await context.pictures.read(key), before);
  assert.equal(await redrawPicture(context, `${'0'.repeat(64)}.png`), null);
});

test('a lost picture is given even where it cannot be kept, and drawn once for all who ask at once', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  await drawWantedPictures(context);
  const key = picturesOf(context.database, onlyPledge(context).id)[0]?.contentKey as string;
  const before = await context.pictures.read(key);
  await context.pictures.remove(key);
  let tries = 0;
  const full = async (): Promise<string> => {
    tries += 1;
    throw Object.assign(new Error('No space left'), { code: 'ENOSPC' });
  };
  const crowded = { ...context, pictures: { ...context.pictures, put: full } };
  const given = await Promise.all(Array.from({ length: 10 }, () => redrawPicture(crowded, key)));
  assert.ok(given.every((bytes) => before && bytes?.equals(before)));
  assert.equal(tries, 1);
  assert.equal(await context.pictures.read(key), null);
  assert.deepEqual(await redrawPicture(context, key), before);
  assert.deepEqual(await context.pictures.read(key), before);
});

test('a picture that cannot be drawn is tried three times and given up, and the others are drawn', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  const [first] = picturesOf(context.database, onlyPledge(context).id);
  const broken = eq(picture.id, first?.id ?? '');
  context.database
    .update(picture)
    .set({ card: { ...first?.card, colourway: 'no-such' } })
    .where(broken)
    .run();
  assert.equal(await drawWantedPictures(context), 11);
  for (let again = 0; again < 3; again++) {
    context.clock.advance(2 * minute);
    assert.equal(await drawWantedPictures(context), 0);
  }
  const row = context.database.select().from(picture).where(broken).get();
  assert.deepEqual([row?.state, row?.attempts], ['failed', 3]);
  assert.ok(openMails(context).find(({ kind }) => kind === 'pack')?.lateHtml);
});

test('a picture left half drawn by a crash is drawn when its lease has run out', async () => {
  const context = testContext();
  await pledgeAndConfirm(context);
  context.database
    .update(picture)
    .set({ state: 'drawing', leaseUntil: context.clock.now() + minute })
    .run();
  assert.equal(await drawWantedPictures(context), 0);
  context.clock.advance(minute);
  assert.equal(await drawWantedPictures(context), 12);
});
