import type { Page } from '@playwright/test';
import { findingsInEveryLook } from '../support/axe.js';
import { expect, test } from '../support/test.js';

/** A line of a table, or the card that stands for it on a phone. */
const lineOf = (page: Page, text: string) =>
  page.getByRole('row').or(page.getByRole('listitem')).filter({ hasText: text });

for (const [width, name, key] of [
  [1440, 'Marta Olivera', 'CRM of the tests'],
  [390, 'Petra Lind', 'Phone of the tests'],
] as const) {
  const MANAGER = { name, email: `m${width}@people.example`, password: 'a password of one alone' };

  test.describe(`people, ${width} wide`, () => {
    test.describe.configure({ mode: 'serial' });
    test.use({ viewport: { width, height: 844 } });

    test('are invited by a link, choose their password, and see only what their role may', async ({
      page,
      browser,
      signIn,
    }) => {
      test.slow();
      await signIn(page);
      await page.goto('/users');
      await page.getByRole('button', { name: 'Invite' }).click();
      const dialog = page.getByRole('dialog', { name: 'Invite somebody' });
      await dialog.getByRole('button', { name: 'Invite' }).click();
      await expect(dialog.getByText('2 things to mend before saving')).toBeVisible();
      await dialog.getByLabel('Name').fill(MANAGER.name);
      await dialog.getByLabel('Work e-mail').fill(MANAGER.email);
      await dialog.getByRole('button', { name: 'Invite' }).click();
      const shown = page.getByRole('dialog', { name: `The link for ${MANAGER.name}` });
      const url = await shown.getByText(/\/set-password#/).innerText();
      await shown.getByRole('button', { name: 'I have it' }).click();
      await expect(lineOf(page, MANAGER.name)).toContainText('Invited');

      const theirs = await (await browser.newContext()).newPage();
      await theirs.goto(url);
      await expect(theirs.getByRole('heading', { name: `Welcome, ${MANAGER.name}` })).toBeVisible();
      await theirs.getByLabel('New password').fill('short');
      await theirs.getByRole('button', { name: 'Set the password' }).click();
      await expect(theirs.getByText('At least 12 characters; this has 5.')).toBeVisible();
      await theirs.getByLabel('New password').fill(MANAGER.password);
      await theirs.getByRole('button', { name: 'Set the password' }).click();
      await theirs.getByRole('link', { name: 'To the sign-in' }).click();
      await theirs.getByLabel('Work e-mail').fill(MANAGER.email);
      await theirs.getByLabel('Password', { exact: true }).fill(MANAGER.password);
      await theirs.keyboard.press('Enter');
      await expect(theirs.getByRole('link', { name: 'Campaigns', exact: true })).toBeVisible();
      await expect(theirs.getByRole('link', { name: 'Users' })).toHaveCount(0);
      await theirs.goto('/users');
      await expect(theirs.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
      await theirs.goto(url);
      await expect(
        theirs.getByRole('alert').filter({ hasText: 'This link does not work any more' }),
      ).toBeVisible();
      await theirs.context().close();
    });

    test('are given another role, signed out and disabled', async ({ page, browser, signIn, stack }) => {
      const theirs = await (await browser.newContext({ baseURL: stack.adminUrl })).newPage();
      await signIn(theirs, MANAGER);
      await theirs.goto('/account');
      await expect(theirs.getByText('this browser')).toBeVisible();
      await signIn(page);
      await page.goto('/users');
      const menu = page.getByRole('button', { name: `Acts on ${MANAGER.name}` });
      await menu.click();
      await page.getByRole('menuitem', { name: 'Change name or role' }).click();
      const change = page.getByRole('dialog', { name: `Change ${MANAGER.name}` });
      await change.getByRole('combobox', { name: 'Role' }).click();
      await page.getByRole('option', { name: 'Supervisor' }).click();
      await change.getByRole('button', { name: 'Save' }).click();
      await expect(lineOf(page, MANAGER.name)).toContainText('Supervisor');
      await menu.click();
      await page.getByRole('menuitem', { name: 'Disable' }).click();
      await page
        .getByRole('dialog', { name: `Disable ${MANAGER.name}?` })
        .getByRole('button', { name: `Disable ${MANAGER.name}` })
        .click();
      await expect(lineOf(page, MANAGER.name)).toContainText('Disabled');
      await theirs.goto('/account');
      await expect(theirs).toHaveURL(/\/sign-in/);
      await theirs.context().close();
    });

    test('make API keys whose secret is shown once, and revoke them', async ({
      page,
      signIn,
      stack,
      playwright,
    }) => {
      await signIn(page);
      await page.goto('/api-keys');
      await page.getByRole('button', { name: 'New key' }).first().click();
      const dialog = page.getByRole('dialog', { name: 'New key' });
      await dialog.getByLabel('Name').fill(key);
      await dialog.getByRole('button', { name: 'Make the key' }).click();
      const shown = page.getByRole('dialog', { name: `The secret of ${key}` });
      const secret = (await shown.getByText(/^cs_/).innerText()).trim();
      const other = await playwright.request.newContext();
      const ask = () => other.get(`${stack.apiUrl}/api/v1/campaigns`, { headers: { 'x-api-key': secret } });
      expect((await ask()).status()).toBe(200);
      await shown.getByRole('button', { name: 'I have it' }).click();
      await page.getByRole('button', { name: 'Revoke' }).click();
      await page.getByRole('button', { name: `Revoke ${key}` }).click();
      await expect(page.getByText(key)).toHaveCount(0);
      expect((await ask()).status()).toBe(401);
      await other.dispose();
    });

    test('find in the audit who changed what', async ({ page, signIn }) => {
      await signIn(page);
      await page.goto('/audit?objectType=user');
      await lineOf(page, `User ${name}`).filter({ hasText: 'Invited' }).first().click();
      const detail = page.getByRole('complementary', { name: 'The change' });
      await expect(detail).toContainText('user.invited');
      await detail.getByRole('button', { name: 'Close' }).click();
      await page.getByRole('searchbox', { name: /contains/ }).fill('nothing of this kind');
      await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
    });
  });
}

test('people have pages without a serious finding of axe', async ({ page, signIn }) => {
  test.slow();
  await signIn(page);
  for (const [path, heading] of [
    ['/users', 'Users'],
    ['/api-keys', 'API keys'],
    ['/audit', 'Audit'],
    ['/account', 'Your profile'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    expect([path, await findingsInEveryLook(page)]).toEqual([path, []]);
  }
});
