import type { ContactListView } from '@callspool/contracts';
import { strToU8, zipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { axeFindings, findingsInEveryLook } from '../support/axe.js';
import { makePerson } from '../support/people.js';
import { type Caller, expect, test } from '../support/test.js';

const csv = (name: string, text: string | Buffer) => ({
  name,
  mimeType: 'text/csv',
  buffer: typeof text === 'string' ? Buffer.from(text) : text,
});
const GOOD = [
  'nombre;teléfono;código postal',
  'José Peña;0470 12 34 56;1000',
  '"Ana; la segunda";+32 470 12 34 57;1000',
  'Repetido;0470123456;1000',
  'Sin número;123;1000',
].join('\r\n');
/** The first bytes of a PNG. */
const PICTURE = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(400)]);

const makeList = (api: Caller, name: string): Promise<ContactListView> =>
  api.post<ContactListView>('/contact-lists', { name, defaultCountry: 'BE' });

async function choose(page: Page, listId: string, file: ReturnType<typeof csv>): Promise<void> {
  await page.goto(`/lists/${listId}/import`);
  await expect(page.getByRole('heading', { name: 'Which file?' })).toBeVisible();
  await page.locator('input[type=file]').setInputFiles(file);
}

test.describe('an upload', () => {
  for (const width of [1440, 390])
    test(`goes from a file to a list in which every row is accounted for, ${width} wide`, async ({
      page,
      asAdmin,
      signIn,
      stack,
      playwright,
    }) => {
      test.slow();
      await page.setViewportSize({ width, height: 844 });
      const list = await makeList(asAdmin, `Good of the upload ${width}`);
      const context = await playwright.request.newContext();
      const uploader = await makePerson(asAdmin, context, stack, { role: 'uploader', name: 'Ulla Uploader' });
      await context.dispose();
      await signIn(page, uploader);
      await choose(page, list.id, csv('good.csv', GOOD));
      await expect(page.getByRole('heading', { name: 'What is in each column?' })).toBeVisible();
      await expect(page.getByText('José Peña').first()).toBeVisible();
      await page.getByRole('button', { name: 'Dry run' }).click();
      await expect(page.getByRole('heading', { name: '2 of 4 rows would go in' })).toBeVisible();
      await expect(page.getByRole('cell', { name: 'Twice in the file' })).toBeVisible();
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Commit 2 contacts' }).click();
      await expect(page.getByText('Every row is accounted for: 4 = 2 in + 2 out.')).toBeVisible({
        timeout: 15_000,
      });
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Rejects as CSV' }).first().click();
      expect((await download).suggestedFilename()).toMatch(/\.csv$/);
      await page.goto(`/lists/${list.id}`);
      await expect(page.getByText('Ana; la segunda')).toBeVisible();
      await page.getByText('Ana; la segunda').click();
      await expect(page.getByRole('heading', { name: 'Ana; la segunda', level: 1 })).toBeVisible();
    });

  test('of a bad file says what is wrong with each kind of row, and commits nothing by itself', async ({
    page,
    asAdmin,
    signIn,
  }) => {
    const list = await makeList(asAdmin, 'Bad of the upload');
    await signIn(page);
    await choose(page, list.id, csv('bad.csv', 'name,phone\nA,12\nB,\nC,not a number\n'));
    await expect(page.getByRole('heading', { name: 'What is in each column?' })).toBeVisible();
    await page.getByRole('button', { name: 'Dry run' }).click();
    await expect(page.getByText('No row would go in')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Commit/ })).toBeDisabled();
    expect(await asAdmin.get<ContactListView>(`/contact-lists/${list.id}`)).toMatchObject({
      contactCount: 0,
    });
  });

  test('of a wrong file says what it is instead of rows', async ({ page, asAdmin, signIn }) => {
    const list = await makeList(asAdmin, 'Wrong of the upload');
    await signIn(page);
    await choose(page, list.id, csv('picture.csv', PICTURE));
    await expect(page.getByRole('heading', { name: 'This file cannot be read as rows' })).toBeVisible();
    await expect(page.getByText('This is a picture, which holds no rows.')).toBeVisible();
    await page.getByRole('button', { name: 'Choose another file' }).click();
    await expect(page.getByRole('heading', { name: 'Which file?' })).toBeVisible();
  });

  test('of a hundred thousand rows, zipped, tells how far it is, and can be undone as a whole', async ({
    page,
    asAdmin,
    signIn,
  }) => {
    test.slow();
    const list = await makeList(asAdmin, 'Huge of the upload');
    const rows = Array.from(
      { length: 100_000 },
      (_, n) => `P${n},+324701${String(n).padStart(5, '0')},P${n}`,
    );
    const text = ['name,phone,name', ...rows].join('\n');
    const archive = Buffer.from(zipSync({ 'huge.csv': strToU8(text) }));
    await signIn(page);
    await choose(page, list.id, { ...csv('huge.zip', archive), mimeType: 'application/zip' });
    await expect(page.getByText('Packed as zip: huge.csv')).toBeVisible();
    await expect(page.getByText(/Look at the header: "name" stands over more than one column/)).toBeVisible();
    await page.getByRole('button', { name: 'Save as template' }).click();
    await page.getByLabel('Name of the template').fill('Huge files');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.getByRole('combobox', { name: 'Template', exact: true }).click();
    await page.getByRole('option', { name: 'Huge files' }).click();
    await page.getByRole('button', { name: 'Dry run' }).click();
    await page.getByRole('button', { name: 'Commit 100,000 contacts' }).click({ timeout: 60_000 });
    await expect(page.getByText('Every row is accounted for: 100,000 = 100,000 in + 0 out.')).toBeVisible({
      timeout: 60_000,
    });
    await page.getByRole('button', { name: 'Undo the import' }).click();
    await page.getByRole('button', { name: 'Take 100,000 contacts out' }).click();
    await expect(page.getByRole('heading', { name: 'The import was undone' })).toBeVisible({
      timeout: 60_000,
    });
    expect(await asAdmin.get<ContactListView>(`/contact-lists/${list.id}`)).toMatchObject({
      contactCount: 0,
    });
  });

  test("of uContact's own file is known by its looks", async ({ page, asAdmin, signIn }) => {
    const list = await makeList(asAdmin, 'uContact of the upload');
    await signIn(page);
    await choose(
      page,
      list.id,
      csv('base.csv', 'Sales->;0470123456;nombre=Ana:ciudad=Gent;M=0=0470123457;9999;\n'),
    );
    await expect(page.getByRole('combobox', { name: 'Rows are' })).toHaveValue('As uContact uploads them');
    await expect(page.getByText('Line 1 becomes')).toBeVisible();
    await page.getByRole('button', { name: 'Dry run' }).click();
    await expect(page.getByRole('heading', { name: '1 of 1 rows would go in' })).toBeVisible();
  });

  test('stands on pages without a serious finding of axe', async ({ page, asAdmin, signIn }) => {
    test.slow();
    const list = await makeList(asAdmin, `Axe`);
    await signIn(page);
    for (const path of [
      '/lists',
      `/lists/${list.id}`,
      `/lists/${list.id}/zones`,
      `/lists/${list.id}/imports`,
      `/lists/${list.id}/settings`,
      `/lists/${list.id}/history`,
      `/lists/${list.id}/import`,
      '/contacts',
      '/imports',
    ]) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      expect([path, await findingsInEveryLook(page)]).toEqual([path, []]);
    }
  });
});
