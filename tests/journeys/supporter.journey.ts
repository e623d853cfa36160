import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { type FormatKey, formats } from '#assets/formats.ts';
import { expect, test } from '#tests/support/journey.ts';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    test('a supporter takes a picture, a logo and everything in one file, without signing up', async ({ page }) => {
      await page.goto('/');
      await page.getByRole('link', { name: /kit/i }).first().click();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

      const pictures = page.getByRole('region', { name: 'Pictures' });
      const links = await pictures.getByRole('link').all();
      const files: string[] = [];
      for (const link of links) {
        const path = (await link.getAttribute('href')) ?? '';
        const format = (Object.keys(formats) as FormatKey[]).find((key) => link && path.includes(`/${key}-`));
        if (!format) continue;
        const answer = await page.request.get(path);
        expect(answer.status()).toBe(200);
        const { width, height } = await sharp(await answer.body()).metadata();
        expect([width, height], path).toEqual([formats[format].width, formats[format].height]);
        files.push(format);
      }
      expect(new Set(files)).toEqual(new Set(Object.keys(formats)));

      const downloading = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Download everything' }).click();
      const zip = unzipSync(new Uint8Array(await readFile(await (await downloading).path())));
      const names = Object.keys(zip);
      for (const format of Object.keys(formats))
        expect(
          names.some((name) => name.includes(format)),
          format,
        ).toBe(true);
      expect(names.some((name) => name.endsWith('.svg'))).toBe(true);
      expect(names.some((name) => name.endsWith('.txt'))).toBe(true);
    });
  });
}

test('a supporter copies a caption and the words for those who cannot see a picture', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/kit');
  await page.getByRole('button', { name: /^Copy/ }).first().click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.length).toBeGreaterThan(10);
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
});
