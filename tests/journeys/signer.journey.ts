import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { type FormatKey, formats } from '#assets/formats.ts';
import { eventually } from '#tests/support/eventually.ts';
import {
  confirmByMail,
  countNow,
  drawnPictures,
  expect,
  openMail,
  type Person,
  takeThePledge,
  test,
} from '#tests/support/journey.ts';
import { keptMails } from '#tests/support/pledging.ts';
import { stored } from '#tests/support/stored.ts';

const ways: [string, boolean, Person][] = [
  [
    'with scripts',
    true,
    { name: 'Siân Llŷr', email: 'sian@example.org', role: 'Health visitor', organisation: 'Powys' },
  ],
  ['without scripts', false, { name: 'محمد عبد الرحمن', email: 'mohammed@example.org' }],
];

for (const [how, javaScriptEnabled, person] of ways) {
  test.describe(how, () => {
    test.use({ javaScriptEnabled });

    test(`${person.name} pledges, confirms by mail, and holds pictures with their name on the page and in the mail`, async ({
      page,
      site,
    }) => {
      const before = await countNow(site);
      await takeThePledge(page, person);
      await confirmByMail(page, person);
      expect(await countNow(site)).toBe(before + 1);
      const row = stored(site.dataDir).pledges.find(({ email }) => email === person.email);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(`You are number ${row?.ordinal}`);
      await expect(page.getByText(person.name).first()).toBeVisible();

      const pictures = await drawnPictures(page);
      for (const picture of await pictures.all()) {
        await picture.scrollIntoViewIfNeeded();
        await expect(picture).toHaveJSProperty('complete', true);
        expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(
          Number(await picture.getAttribute('width')),
        );
        expect(await picture.getAttribute('alt')).toContain(person.name);
      }
      await downloadAll(page);

      const pack = await eventually(
        'the mail with the pictures',
        async () => (await keptMails(site, person.email)).find(({ attachments }) => attachments.length > 0),
        30_000,
      );
      expect(pack.attachments.map(({ fileName }) => formatOf(fileName)).toSorted()).toEqual([
        'landscape',
        'post-portrait',
        'post-square',
      ]);
      for (const { fileName, bytes } of pack.attachments) await expectSize(fileName, bytes);
      expect(pack.attachments.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThan(1_000_000);
      await openMail(page, person.email, /your pictures$/);
      await expect(page.frameLocator('iframe').getByRole('img').first()).toHaveJSProperty('complete', true);
    });
  });
}

test('Ada withdraws, and comes back to her own number', async ({ page, site }) => {
  const ada = { name: 'Ada Okonkwo', email: 'ada@example.org' };
  await takeThePledge(page, ada);
  await confirmByMail(page, ada);
  const counted = await countNow(site);
  const number = await page.getByRole('heading', { level: 1 }).innerText();
  await page.getByText('Withdraw my pledge', { exact: true }).click();
  await page.getByRole('button', { name: 'Yes, withdraw my pledge' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your pledge is withdrawn' })).toBeVisible();
  expect(await countNow(site)).toBe(counted - 1);
  await expect(page.getByRole('region', { name: 'Your pictures' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Take the pledge again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible();
  expect(await countNow(site)).toBe(counted);
});

test('somebody whose address was used by another says so with one press', async ({ page, site }) => {
  const person = { name: 'Mallory', email: 'victim@example.org' };
  const before = await countNow(site);
  await takeThePledge(page, person);
  await openMail(page, person.email, /^Confirm your/);
  await page.frameLocator('iframe').getByRole('link', { name: 'See and confirm the pledge' }).click();
  await page.getByRole('button', { name: 'This was not me' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/deleted/i);
  await page.getByRole('button', { name: 'Never write to me again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/not write/i);
  expect(await countNow(site)).toBe(before);
});

async function downloadAll(page: Page): Promise<void> {
  const links = page.getByRole('region', { name: 'Your pictures' }).getByRole('link', { name: /^Download/ });
  const downloading = page.waitForEvent('download');
  await links.first().click();
  const download = await downloading;
  await expectSize(download.suggestedFilename(), await readFile(await download.path()));
  for (const link of await links.all()) {
    const answer = await page.request.get((await link.getAttribute('href')) ?? '');
    expect(answer.headers()['content-disposition']).toMatch(/^attachment; /);
    await expectSize((await link.getAttribute('download')) ?? '', await answer.body());
  }
}

async function expectSize(fileName: string, bytes: Buffer): Promise<void> {
  const { width, height } = await sharp(bytes).metadata();
  const format = formats[formatOf(fileName)];
  expect([width, height], fileName).toEqual([format.width, format.height]);
}

function formatOf(fileName: string): FormatKey {
  const found = (Object.keys(formats) as FormatKey[]).find((key) => fileName.startsWith(`${key}-`));
  if (!found) throw new Error(`${fileName} does not begin with a format`);
  return found;
}
