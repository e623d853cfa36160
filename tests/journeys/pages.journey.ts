import { execFileSync } from 'node:child_process';
import AxeBuilder from '@axe-core/playwright';
import type { Page, Response } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import {
  confirmByMail,
  drawnPictures,
  expect,
  openMail,
  pressInMail,
  takeThePledge,
  test,
} from '#tests/support/journey.ts';

// White space at a line's end is somebody's mail or name, and harms nobody.
const rules = { 'no-trailing-whitespace': 'off' } as const;
const validator = new HtmlValidate({ extends: ['html-validate:recommended'], rules });

test.describe.configure({ timeout: 180_000 });

test('every page that a visitor finds is sound', async ({ page }) => {
  const look = looker(page);
  for (const path of [
    '/',
    '/pledge',
    '/pledge/check-your-email',
    '/kit',
    '/privacy',
    '/mailbox',
    '/nowhere',
    '/%2e',
    '/pledge/confirm/guessed',
    '/my-pledge/guessed',
    '/unsubscribe/guessed',
  ]) {
    await page.goto(path);
    await look(path);
  }
});

test('every state of a signer’s pages is sound', async ({ page }) => {
  const look = looker(page);
  await page.goto('/pledge');
  await page.getByRole('button', { name: 'Take the pledge' }).click();
  await look('the form with what is missing');
  await page.getByLabel('Full name').fill('Siân <b> & "Llŷr"');
  await page.getByLabel('Email address').fill('sian@gmial.com');
  await page.getByRole('button', { name: 'Take the pledge' }).click();
  await look('the form with a likely slip');

  const sian = {
    name: 'Siân <b> & "Llŷr"',
    email: 'sian.pages@example.org',
    role: 'R'.repeat(90),
    organisation: 'O'.repeat(90),
  };
  await takeThePledge(page, sian);
  await openMail(page, sian.email, /^Confirm your/);
  await look('a mail in the mailbox');
  await pressInMail(page, 'See and confirm the pledge');
  await look('the page of the confirming link');
  const link = page.url();
  await confirmByMail(page, sian);
  await drawnPictures(page);
  await look('the private page');
  const mine = page.url();
  await page.goto(link);
  await look('the confirming link once more');
  await page.goto(mine);
  await page.getByRole('button', { name: 'Put me on the public list' }).click();
  await look('the private page after a change');
  await page.getByText('Withdraw my pledge', { exact: true }).click();
  await look('the private page, about to withdraw');
  await page.getByRole('button', { name: 'Yes, withdraw my pledge' }).click();
  await look('the private page after withdrawing');
});

test('what somebody sees who did not pledge is sound', async ({ page }) => {
  const look = looker(page);
  const person = { name: 'Mallory', email: 'victim.pages@example.org' };
  await takeThePledge(page, person);
  await openMail(page, person.email, /^Confirm your/);
  await pressInMail(page, 'See and confirm the pledge');
  await page.getByRole('button', { name: 'This was not me' }).click();
  await look('deleted');
  await page.getByRole('button', { name: 'Never write to me again' }).click();
  await look('never again');
});

test('every page of the organisers’ room is sound', async ({ page, site }) => {
  const look = looker(page);
  const email = 'olu.pages@example.org';
  execFileSync(process.execPath, ['src/commands/organiser.ts', 'add', email], {
    env: { ...process.env, DATA_DIR: site.dataDir },
  });
  await page.goto('/organise/sign-in');
  await look('the door');
  await page.getByRole('button', { name: 'Send me a way in' }).click();
  await look('the door without an address');
  await page.getByLabel('Email address').fill(email);
  await page.getByRole('button', { name: 'Send me a way in' }).click();
  await look('the page for the code');
  await page.getByLabel('Code from the mail').fill('nonsense');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await look('a wrong code');
  await openMail(page, email, /sign-in link/);
  await pressInMail(page, 'Go to sign in');
  await look('the page of the link');
  const link = page.url();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /confirmed$/ })).toBeVisible();
  await look('the room');
  await page.goto(link);
  await look('the link once it was used');
});

/** Judges the page that is open: its HTML, what axe finds by day and by night on a phone and a desk, and its width. */
function looker(page: Page): (state: string) => Promise<void> {
  let latest: Response | null = null;
  page.on('response', (response) => {
    const own = response.request().isNavigationRequest() && response.frame() === page.mainFrame();
    if (own && (response.status() < 300 || response.status() >= 400)) latest = response;
  });
  return async (state) => {
    await test.step(state, async () => {
      const html = await (latest as Response | null)?.text();
      const { results } = await validator.validateString(html ?? '');
      const faults = results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
      );
      expect.soft(faults, `${state}: HTML`).toEqual([]);
      for (const width of [320, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        expect
          .soft(await page.evaluate(() => document.documentElement.scrollWidth), `${state} at ${width}`)
          .toBeLessThanOrEqual(width);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ iframes: false }).analyze();
          const found = violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`,
          );
          expect.soft(found, `${state} at ${width} by ${colorScheme}`).toEqual([]);
        }
      }
    });
  };
}
