import { expect, test } from '../support/test.js';

test.describe('sign-in', () => {
  test('refuses a wrong password, lets the right one in, shows health, and signs out', async ({
    page,
    stack,
  }) => {
    await page.goto('/');
    await expect(page).toHaveURL(/\/sign-in$/);

    await page.getByLabel('Work e-mail').fill(stack.administrator.email);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Not signed in' })).toContainText(
      'E-mail or password is not right',
    );
    await expect(page).toHaveURL(/\/sign-in$/);

    await page.getByLabel('Password', { exact: true }).fill(stack.administrator.password);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
    await page.goto('/service');
    await expect(page.getByRole('status')).toHaveText('Ready');
    for (const name of ['Process', 'Database', 'Database version', 'Job runner', 'Version']) {
      await expect(page.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) })).toBeVisible();
    }
    await expect(page.getByText(/^Answered \d+ s ago$/)).toBeVisible();

    await page.getByRole('button', { name: /sign out/i }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/sign-in$/);
    await page.goto('/service');
    await expect(page).toHaveURL(/\/sign-in$/);
  });

  test('works by keyboard alone and says which field needs what', async ({ page, stack }) => {
    await page.goto('/sign-in');
    await expect(page.getByLabel('Work e-mail')).toBeFocused();
    await page.keyboard.type('not an address');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Write an e-mail address, such as ana@example.com.')).toBeVisible();
    await expect(page.getByText('Write your password.')).toBeVisible();
    await page.getByLabel('Work e-mail').fill(stack.administrator.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(stack.administrator.password);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
  });

  test('asks for an own password after one that somebody else chose', async ({ page, request, stack }) => {
    const origin = { origin: stack.adminUrl };
    await request.post(`${stack.apiUrl}/api/v1/session`, { data: stack.administrator, headers: origin });
    const made = await request.post(`${stack.apiUrl}/api/v1/users`, {
      data: { name: 'Ana Ruiz', email: 'ana@e2e.example', role: 'manager' },
      headers: origin,
    });
    const { oneTimePassword } = (await made.json()) as { oneTimePassword: string };
    await page.goto('/sign-in');
    await page.getByLabel('Work e-mail').fill('ana@e2e.example');
    await page.getByLabel('Password', { exact: true }).fill(oneTimePassword);
    await page.keyboard.press('Enter');
    await page.getByLabel('Current password').fill(oneTimePassword);
    await page.getByLabel('New password').fill('short');
    await page.keyboard.press('Enter');
    await expect(page.getByText('At least 12 characters; this has 5.')).toBeVisible();
    await page.getByLabel('New password').fill('a password of her own');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Choose your own password' })).toBeHidden();
    await page.goto('/service');
    await expect(page.getByRole('status')).toHaveText('Ready');
    await expect(page.getByRole('heading', { name: 'Choose your own password' })).toBeHidden();
  });

  test('says that the service does not answer while it is away, and goes on after it', async ({
    page,
    stack,
  }) => {
    test.slow();
    await page.goto('/sign-in');
    await page.getByLabel('Work e-mail').fill(stack.administrator.email);
    await page.getByLabel('Password', { exact: true }).fill(stack.administrator.password);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
    await page.goto('/service');
    await expect(page.getByRole('status')).toHaveText('Ready');
    await stack.stopApi();
    await expect(page.getByRole('status')).toHaveText('Does not answer', { timeout: 15_000 });
    await stack.startApi();
    await expect(page.getByRole('status')).toHaveText('Ready', { timeout: 15_000 });
  });
});
