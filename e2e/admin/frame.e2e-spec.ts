import { findingsInEveryLook } from '../support/axe.js';
import { expect, test } from '../support/test.js';

test.describe('the frame', () => {
  test('shows places, keys, colours and language, and remembers them', async ({ page, signIn }) => {
    await signIn(page);
    await page.goto('/service');
    await expect(page.getByRole('link', { name: 'Call records' })).toBeVisible();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'All keys' })).toContainText(
      'Fold or unfold the navigation',
    );
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.keyboard.press('[');
    await expect(page.getByRole('navigation').getByText('Call records')).toBeHidden();
    await page.keyboard.press('[');

    await page.getByRole('button', { name: /sign out/i }).click();
    await page.getByRole('menuitemradio', { name: 'Español' }).click();
    await expect(page.getByRole('link', { name: 'Registros de llamadas' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'es');
    // The menu stays open: who has chosen a language may want other colours too.
    await page.getByRole('menuitemradio', { name: 'Oscuro' }).click();
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await expect(page.getByRole('heading', { name: 'Servicio' })).toBeVisible();
  });

  test('says in Spanish what the service refuses, and what is wrong with a field', async ({
    page,
    signIn,
    stack,
  }) => {
    await signIn(page);
    await page.context().addCookies([{ name: 'callspool_locale', value: 'es', url: stack.adminUrl }]);
    await page.goto('/contacts/0190b7f2-6a4e-7c1d-9b1a-0123456789ab');
    await expect(page.getByRole('alert').filter({ hasText: 'No existe ese contacto.' })).toBeVisible();
    await page.goto('/users');
    await page.getByRole('button', { name: 'Invitar' }).click();
    const dialog = page.getByRole('dialog', { name: 'Invitar a alguien' });
    await dialog.getByLabel('Correo de trabajo').fill('nobody');
    await dialog.getByRole('button', { name: 'Invitar' }).click();
    await expect(dialog.getByText('Dirección de correo no válida')).toBeVisible();
    await expect(dialog.getByText('No puede quedar vacío')).toBeVisible();
  });

  test('has no serious finding of axe', async ({ page, signIn }) => {
    await signIn(page);
    await page.goto('/service');
    await expect(page.getByRole('status')).toHaveText('Ready');
    expect(await findingsInEveryLook(page)).toEqual([]);
    await page.goto('/no-such-page');
    await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
    expect(await findingsInEveryLook(page)).toEqual([]);
  });

  test('keeps every place within reach on a phone', async ({ page, signIn }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await signIn(page);
    await page.goto('/service');
    await page.getByRole('button', { name: 'More' }).click();
    await expect(page.getByRole('dialog').getByRole('link', { name: 'Do not call' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
