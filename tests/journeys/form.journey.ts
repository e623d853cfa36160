import type { Page } from '@playwright/test';
import { expect, openMail, test } from '#tests/support/journey.ts';

test('what is wrong is said first and told to a screen reader, and nothing typed is lost', async ({ page }) => {
  await page.goto('/pledge');
  await page.getByLabel('Email address').fill('not an address');
  await page.getByRole('combobox', { name: 'Role' }).fill('Midwife');
  await page.getByLabel('Nation').selectOption('wales');
  await page.getByRole('button', { name: 'Take the pledge' }).click();

  await expect(page).toHaveTitle(/^Error: /);
  const summary = page.getByRole('alert');
  await expect(summary).toBeFocused();
  await expect(summary.getByRole('link')).toHaveCount(2);
  await expect(page.getByLabel('Email address')).toHaveValue('not an address');
  await expect(page.getByLabel('Email address')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Email address')).toHaveAccessibleDescription(/correct format/);
  await expect(page.getByRole('combobox', { name: 'Role' })).toHaveValue('Midwife');
  await expect(page.getByLabel('Nation')).toHaveValue('wales');

  await summary.getByRole('link', { name: /full name/ }).click();
  await expect(page.getByLabel('Full name')).toBeFocused();
});

test('somebody who never touches a mouse pledges and confirms', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
  await tabTo(page, 'Take the pledge');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/pledge$/);

  await tabTo(page, 'Full name');
  await page.keyboard.type('Kay Bord');
  await tabTo(page, 'Email address');
  await page.keyboard.type('kay@example.org');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();

  await openMail(page, 'kay@example.org', /^Confirm your/);
  const url = /http\S+\/pledge\/confirm\/\S+/.exec(await page.locator('pre').first().innerText())?.[0] ?? '';
  await page.goto(url);
  await tabTo(page, 'Confirm my pledge');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^You are number/ })).toBeVisible();
});

test('nothing moves for those who asked for that', async ({ page }) => {
  const moving = async (): Promise<number> =>
    await page.evaluate(() => document.getAnimations().filter((one) => one.playState === 'running').length);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const path of ['/', '/pledge', '/kit']) {
    await page.goto(path);
    expect(await moving(), path).toBe(0);
  }
});

/** Presses Tab until what has that name has the focus, and makes sure that everything on the way shows that it has it. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const label = element.labels?.[0]?.textContent ?? element.getAttribute('aria-label') ?? element.textContent ?? '';
      return {
        label: label.trim(),
        visible: (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none',
      };
    });
    expect(focused.visible, `${focused.label} does not show that it has the focus`).toBe(true);
    if (focused.label.startsWith(name)) return;
  }
  throw new Error(`Tab does not reach ${name}`);
}
