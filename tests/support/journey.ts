import { test as base, expect, type Page } from '@playwright/test';
import { buildSite, type RunningServer, startServer } from './server.ts';

export { expect };

/**
 * A journey has a site of its own, shared with the journeys of its worker: tell its people apart by their addresses.
 * Whatever a journey does, no page may complain, break the site's policy or ask another host for anything.
 */
export const test = base.extend<{ watched: undefined }, { site: RunningServer }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern
    async ({}, use) => {
      buildSite();
      const site = await startServer({ LIMITS: 'off' });
      await use(site);
      expect(await site.stop()).toBe(0);
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => use(site.origin),
  watched: [
    async ({ context, site }, use) => {
      const complaints: string[] = [];
      let amongOrganisers = false;
      context.on('request', (request) => {
        const { origin, protocol, pathname } = new URL(request.url());
        if (/^https?:$/.test(protocol) && origin !== site.origin) complaints.push(`asked ${request.url()}`);
        amongOrganisers ||= pathname.startsWith('/organise');
      });
      context.on('weberror', (error) => complaints.push(String(error.error())));
      context.on('console', (message) => {
        // A form that comes back is a 422, which the browser remarks on; the mail's frame lets no script in, Playwright's included.
        const expected = /^Failed to load resource: .*\b(404|422)\b|^Blocked script .*\/mailbox\//.test(message.text());
        if (['error', 'warning'].includes(message.type()) && !expected) complaints.push(message.text());
      });
      await use(undefined);
      if (!amongOrganisers) expect(await context.cookies(), 'a visitor got a cookie').toEqual([]);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export interface Person {
  name: string;
  email: string;
  role?: string;
  organisation?: string;
}

/** Fills in and sends the form, as far as the page that says to look for a mail. */
export async function takeThePledge(page: Page, person: Person): Promise<void> {
  await page.goto('/');
  await page.getByRole('main').getByRole('link', { name: 'Take the pledge' }).first().click();
  await page.getByLabel('Full name').fill(person.name);
  await page.getByLabel('Email address').fill(person.email);
  if (person.role) await page.getByRole('combobox', { name: 'Role' }).fill(person.role);
  if (person.organisation) await page.getByRole('textbox', { name: 'Organisation' }).fill(person.organisation);
  await page.getByRole('button', { name: 'Take the pledge' }).click();
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();
}

/** Opens the newest mail to an address with that subject, once it has come. */
export async function openMail(page: Page, email: string, subject: RegExp): Promise<void> {
  const mail = page.getByRole('row').filter({ hasText: email }).getByRole('link', { name: subject }).first();
  await expect(async () => {
    await page.goto('/mailbox');
    await expect(mail).toBeVisible({ timeout: 200 });
  }).toPass({ timeout: 30_000 });
  await mail.click();
}

/** Presses a button of the open mail, in its HTML form. */
export async function pressInMail(page: Page, label: string): Promise<void> {
  await page.frameLocator('iframe').getByRole('link', { name: label }).click();
}

/** Confirms by the mail, as far as the signer's own page. */
export async function confirmByMail(page: Page, { email }: Person): Promise<void> {
  await openMail(page, email, /^Confirm your/);
  await pressInMail(page, 'See and confirm the pledge');
  await page.getByRole('button', { name: 'Confirm my pledge' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^You are number/ })).toBeVisible();
}

/** Waits until all of a signer's pictures are on their page; gives them. */
export async function drawnPictures(page: Page): Promise<ReturnType<Page['locator']>> {
  const pictures = page.getByRole('region', { name: 'Your pictures' }).getByRole('img');
  await expect(page.locator('[data-drawing]')).toHaveCount(0, { timeout: 45_000 });
  await expect(pictures).toHaveCount(12);
  return pictures;
}

/** The count that everybody is told. */
export async function countNow(site: RunningServer): Promise<number> {
  const answer = await fetch(`${site.origin}/api/count.json`);
  return ((await answer.json()) as { total: number }).total;
}
