import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { buildSite, type RunningServer, startServer } from '#tests/support/server.ts';

const widths = [320, 768, 1440];
let server: RunningServer;

test.beforeAll(async () => {
  buildSite();
  server = await startServer();
});

test.afterAll(async () => {
  await server.stop();
});

for (const width of widths) {
  test(`at ${width} pixels the sentence fills its measure from edge to edge`, async ({ page }) => {
    await page.setViewportSize({ width, height: 1000 });
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
    await page.goto(server.origin);
    await page.evaluate(() => document.fonts.ready);
    for (const { left, right } of await inkOfLines(page)) {
      expect(Math.abs(left)).toBeLessThanOrEqual(1.5);
      expect(Math.abs(right)).toBeLessThanOrEqual(1.5);
    }
  });

  test(`at ${width} pixels nothing is wider than the page, also at double text size`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const path of ['/', '/privacy', '/kit', '/nothing-here']) {
      await page.goto(server.origin + path);
      for (const size of ['100%', '200%']) {
        await page.evaluate((fontSize) => document.documentElement.style.setProperty('font-size', fontSize), size);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth),
          `${path} at ${size}`,
        ).toBeLessThanOrEqual(width);
      }
    }
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the public pages in the ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    for (const path of ['/', '/privacy', '/kit', '/nothing-here']) {
      await page.goto(server.origin + path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]),
        path,
      ).toEqual([]);
    }
    await context.close();
  });
}

test('turning the screen over does not start the gesture again', async ({ page }) => {
  await page.setViewportSize({ width: 1100, height: 800 });
  await page.goto(server.origin);
  await page.evaluate(async () => await Promise.all(document.getAnimations().map(({ finished }) => finished)));
  for (const width of [800, 1100]) {
    await page.setViewportSize({ width, height: 1100 });
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  }
});

test('copying is offered only where it works', async ({ browser }) => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled, permissions: ['clipboard-write'] });
    const page = await context.newPage();
    await page.goto(`${server.origin}/kit`);
    await expect(page.getByRole('button', { name: 'Copy' })).toHaveCount(javaScriptEnabled ? 3 : 0);
    await context.close();
  }
});

test('a screen reader hears the sentence once and whole', async ({ page }) => {
  await page.goto(server.origin);
  await expect(page.getByRole('heading', { level: 1 })).toHaveAccessibleName(
    'infant, children and young people’s mental health',
  );
});

/** How far the ink of each line of the headline stays inside its box, in pixels; the last word's line has no caret. */
async function inkOfLines(page: Page): Promise<{ left: number; right: number }[]> {
  const box = await page.locator('.insertion').evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const { fontSize, paddingTop } = getComputedStyle(element);
    return { x, y, width, height, size: Number.parseFloat(fontSize), top: Number.parseFloat(paddingTop) };
  });
  const shot = await page.screenshot({ fullPage: true });
  const { data, info } = await sharp(shot).greyscale().raw().toBuffer({ resolveWithObject: true });
  const lines = Math.round((box.height - box.top) / (0.87 * box.size));
  return Array.from({ length: lines }, (_, line) => {
    // From the x-height to under the baseline: clear of the lines above and below.
    const from = Math.round(box.y + box.top + (0.87 * line + 0.25) * box.size);
    const to = Math.round(box.y + box.top + (0.87 * line + 0.87) * box.size);
    const inked = columnsWithInk(data, info.width, from, to);
    return { left: Math.min(...inked) - box.x, right: box.x + box.width - 1 - Math.max(...inked) };
  });
}

function columnsWithInk(grey: Buffer, width: number, from: number, to: number): number[] {
  const dark = 150;
  return Array.from({ length: width }, (_, x) => x).filter((x) => {
    for (let y = from; y < to; y++) if ((grey[y * width + x] as number) < dark) return true;
    return false;
  });
}
