import type { DncCheckAnswer, DncRegistryView, Page as ListPage } from '@callspool/contracts';
import { axeFindings } from '../support/axe.js';
import { expect, test } from '../support/test.js';

test.describe('registries', () => {
  test('are made, hold calls back until their file is in force, and are replaced, changed and ended', async ({
    page,
    signIn,
    asAdmin,
  }) => {
    test.slow();
    await signIn(page);
    await page.goto('/dnc/registries');
    await page.getByRole('button', { name: 'New registry' }).first().click();
    const form = page.getByRole('dialog', { name: 'New registry' });
    await form.getByLabel('Name').fill('US national');
    await form.getByLabel('Speaks of numbers of').click();
    await form.getByLabel('Speaks of numbers of').fill('United States');
    await page.getByRole('option', { name: 'United States (US)' }).click();
    await form.getByLabel('File no older than').fill('31');
    await form.getByRole('button', { name: 'Make registry' }).click();

    await expect(page.getByRole('heading', { name: 'US national', level: 1 })).toBeVisible();
    await expect(page.getByText('Calls are held back')).toBeVisible();
    const load = async (name: string, text: string, kind: RegExp): Promise<void> => {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Choose a file' }).click();
      await (await chooser).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
      await page.getByText(kind).click();
      await page.getByRole('button', { name: 'Put in force' }).click();
    };
    await load('national.txt', '312,5551212\n3125551213\nnobody\n', /the whole registry/);
    await expect(page.getByText('2 numbers, 2 added, 0 removed')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('Calls are held back')).toHaveCount(0);
    await expect(page.getByText('Fresh')).toBeVisible();
    await load('changes.txt', '312,5551212,2026-11-20,D\n312,5551214,2026-11-20,A\n', /a list of changes/);
    await expect(page.getByText('2 numbers, 1 added, 1 removed')).toBeVisible({ timeout: 30_000 });

    const check = await asAdmin.get<DncCheckAnswer>('/dnc/check?number=%2B13125551214');
    expect(check).toMatchObject({ isListed: true, hits: [{ kind: 'registry', reason: 'US national' }] });
    expect(await axeFindings(page)).toEqual([]);

    await page.goto('/dnc');
    await page.getByRole('textbox', { name: 'Number', exact: true }).fill('+13125551214');
    await page.getByRole('button', { name: 'Check' }).click();
    await expect(page.getByRole('link', { name: 'Registry US national' })).toBeVisible();

    const { items } = await asAdmin.get<ListPage<DncRegistryView>>('/dnc-registries');
    await page.goto(`/dnc/registries/${items[0]?.id ?? ''}`);
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove US national?' });
    await dialog.getByLabel('Why').fill('contract ended');
    await dialog.getByRole('button', { name: 'Remove registry' }).click();
    await expect(page.getByText('contract ended')).toBeVisible();
  });
});
