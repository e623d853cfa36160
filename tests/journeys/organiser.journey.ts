import { execFileSync } from 'node:child_process';
import { confirmByMail, countNow, expect, openMail, pressInMail, takeThePledge, test } from '#tests/support/journey.ts';

test('an organiser signs in by a mailed link, sees the count go up, takes the list and leaves', async ({
  browser,
  page,
  site,
}) => {
  const olu = 'olu@example.org';
  addOrganiser(site.dataDir, olu);
  await page.goto('/organise');
  await expect(page.getByRole('heading', { level: 1, name: 'Organisers’ room' })).toBeVisible();
  await page.getByLabel('Email address').fill(olu);
  await page.getByRole('button', { name: 'Send me a way in' }).click();
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();
  await openMail(page, olu, /sign-in link/);
  await pressInMail(page, 'Go to sign in');
  await page.getByRole('button', { name: 'Sign in' }).click();

  const count = page.getByRole('heading', { level: 1, name: /confirmed$/ });
  const before = await countNow(site);
  await expect(count).toContainText(String(before));

  const elsewhere = await browser.newContext({ baseURL: site.origin });
  const signer = await elsewhere.newPage();
  const grace = { name: 'Grace Adeyemi', email: 'grace@example.org', organisation: 'Leeds' };
  await takeThePledge(signer, grace);
  await confirmByMail(signer, grace);
  await elsewhere.close();
  await expect(count).toContainText(String(before + 1), { timeout: 15_000 });

  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the pledges (CSV)' }).click();
  expect((await downloading).suggestedFilename()).toMatch(/\.csv$/);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.goto('/organise');
  await expect(page.getByRole('button', { name: 'Send me a way in' })).toBeVisible();
});

test('an organiser types the code without scripts, and the link of the same mail has ended then', async ({
  browser,
  site,
}) => {
  const una = 'una@example.org';
  addOrganiser(site.dataDir, una);
  const context = await browser.newContext({ baseURL: site.origin, javaScriptEnabled: false });
  const page = await context.newPage();
  const mails = await context.newPage();
  await page.goto('/organise/sign-in');
  await page.getByLabel('Email address').fill(una);
  await page.getByRole('button', { name: 'Send me a way in' }).click();
  await openMail(mails, una, /sign-in link/);
  const mail = await mails.locator('pre').first().innerText();
  const code = /\b[2-9B-Z]{4}-[2-9B-Z]{4}\b/.exec(mail)?.[0] ?? '';

  await page.getByLabel('Code from the mail').fill('BBBB-2222');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveTitle(/^Error: /);
  await page.getByLabel('Code from the mail').fill(code.toLowerCase().replace('-', ' '));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /confirmed$/ })).toBeVisible();
  await pressInMail(mails, 'Go to sign in');
  await expect(mails.getByRole('heading', { level: 1, name: 'This link has ended' })).toBeVisible();
  await context.close();
});

function addOrganiser(dataDir: string, email: string): void {
  execFileSync(process.execPath, ['src/commands/organiser.ts', 'add', email], {
    env: { ...process.env, DATA_DIR: dataDir },
  });
}
