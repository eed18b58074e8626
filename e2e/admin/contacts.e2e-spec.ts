import { readFile } from 'node:fs/promises';
import type { ContactListView, ContactView, Page as ListPage } from '@callspool/contracts';
import { findingsInEveryLook } from '../support/axe.js';
import { type Caller, expect, test } from '../support/test.js';

async function makeList(admin: Caller, name: string): Promise<string> {
  const body = { name, defaultCountry: 'BE', defaultTimeZone: null };
  return (await admin.post<ContactListView>('/contact-lists', body)).id;
}

const find = async (admin: Caller, number: string): Promise<ContactView[]> =>
  (await admin.get<ListPage<ContactView>>(`/contacts?number=${encodeURIComponent(number)}`)).items;

test.describe('contacts one by one', () => {
  test('one is added, refused twice, edited and removed', async ({ page, signIn, asAdmin }) => {
    const listId = await makeList(asAdmin, 'One by one');
    await signIn(page);
    await page.goto(`/lists/${listId}`);
    await page.getByRole('button', { name: 'New contact' }).click();
    const dialog = page.getByRole('dialog', { name: 'New contact' });
    await dialog.getByLabel('Name', { exact: true }).fill('Zoë Peeters');
    await dialog.getByLabel('Main number').fill('12');
    await dialog.getByRole('button', { name: 'Add the contact' }).click();
    // What is wrong stands beside its field, in the words of the API.
    await expect(dialog.getByLabel('Main number')).toHaveAccessibleDescription(/short/i);
    await dialog.getByLabel('Main number').fill('0470 55 66 01');
    await dialog.getByRole('button', { name: 'Add a number' }).click();
    await dialog.getByLabel('Number 2', { exact: true }).fill('0470 55 66 02');
    await dialog.getByRole('button', { name: 'Add the contact' }).click();
    await expect(page.getByRole('heading', { name: 'Zoë Peeters' })).toBeVisible();
    await expect(page.getByText('+32470556602')).toBeVisible();
    await expect(page.getByText('Added by itself').first()).toBeVisible();

    await page.getByRole('button', { name: 'Edit' }).click();
    const edit = page.getByRole('dialog', { name: 'Edit Zoë Peeters' });
    await edit.getByLabel('Name', { exact: true }).fill('Zoë Claes');
    await edit.getByRole('button', { name: 'Remove number 2' }).click();
    await edit.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { name: 'Zoë Claes' })).toBeVisible();
    await expect(page.getByText('+32470556602')).toBeHidden();

    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Remove from its list' }).click();
    const remove = page.getByRole('dialog', { name: 'Remove this contact from One by one?' });
    await remove.getByLabel('Why').fill('Not a customer');
    await remove.getByRole('button', { name: 'Remove the contact' }).click();
    await expect(page).toHaveURL(new RegExp(`/lists/${listId}$`));
    await expect.poll(() => find(asAdmin, '+32470556601')).toEqual([]);
  });

  test('a person is erased once their number is typed', async ({ page, signIn, asAdmin }) => {
    const listId = await makeList(asAdmin, 'To be forgotten');
    const number = '+32470556611';
    const { id } = await asAdmin.post<ContactView>(`/contact-lists/${listId}/contacts`, {
      numbers: [{ number }],
      name: 'Ann Somebody',
    });
    await signIn(page);
    await page.goto(`/contacts/${id}`);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Download all data of this person' }).click();
    expect((await download).suggestedFilename()).toBe(`person-${id}.zip`);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Erase this person' }).click();
    const dialog = page.getByRole('dialog', { name: 'Erase this person for good?' });
    await dialog.getByLabel(/^Why/).fill('Asked by letter');
    await expect(dialog.getByRole('button', { name: 'Erase for good' })).toBeDisabled();
    await dialog.getByLabel(new RegExp(`\\${number}`)).fill(number);
    await dialog.getByRole('button', { name: 'Erase for good' }).click();
    await expect(page.getByText('Erased: 1 contact, 0 attempts made anonymous')).toBeVisible();
    expect(await find(asAdmin, number)).toEqual([]);
  });
});

test.describe('a filter of contacts', () => {
  test('is built in words, kept in the address, saved, and exported', async ({ page, signIn, asAdmin }) => {
    const listId = await makeList(asAdmin, 'To filter');
    for (const [place, name] of ['Filter Ann', 'Filter Bob', 'Filter Eve'].entries()) {
      await asAdmin.post(`/contact-lists/${listId}/contacts`, {
        numbers: [{ number: `+3247055662${place}` }],
        name,
        priority: (place + 1) * 10,
      });
    }
    await signIn(page);
    await page.goto('/contacts');
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    const builder = page.getByRole('region', { name: 'Filter' });
    // By the keyboard alone.
    await builder.getByRole('button', { name: 'Condition' }).press('Enter');
    await expect(builder.getByText('Not filled in yet')).toBeVisible();
    await builder.getByRole('textbox', { name: 'Value' }).fill('filter ');
    await builder.getByRole('combobox', { name: 'Comparison' }).click();
    await page.getByRole('option', { name: 'begins with' }).click();
    await expect(builder.getByRole('status')).toHaveText('3 contacts');
    await builder.getByRole('button', { name: 'Condition' }).press('Enter');
    await builder.getByRole('combobox', { name: 'Field' }).last().click();
    await page.getByRole('option', { name: 'Priority' }).click();
    await builder.getByRole('combobox', { name: 'Comparison' }).last().click();
    await page.getByRole('option', { name: 'is more than' }).click();
    await builder.getByRole('textbox', { name: 'Value' }).last().fill('15');
    await expect(builder.getByRole('status')).toHaveText('2 contacts');
    await expect(page.getByText('Filter Ann')).toBeHidden();
    await expect(page.getByText('Filter Bob')).toBeVisible();

    // The address carries it: the same page opened anew shows the same.
    await page.reload();
    await expect(builder.getByRole('status')).toHaveText('2 contacts');
    await page.getByRole('button', { name: 'Saved filters' }).click();
    await page.getByRole('menuitem', { name: 'Save this filter…' }).click();
    const save = page.getByRole('dialog', { name: 'Save the filter' });
    await save.getByLabel('Name').fill('Later ones');
    await save.getByLabel('Everybody sees it').check();
    await save.getByRole('button', { name: 'Save' }).click();
    await page.goto('/contacts');
    await page.getByRole('button', { name: 'Saved filters' }).click();
    await page.getByRole('menuitem', { name: /^Later ones/ }).click();
    await expect(builder.getByRole('status')).toHaveText('2 contacts');

    await page.getByRole('button', { name: 'Export CSV' }).click();
    await expect(page).toHaveURL(/\/exports$/);
    const row = page.getByRole('row').filter({ hasText: 'Narrowed by filter' });
    const download = page.waitForEvent('download');
    await row.getByRole('link', { name: /^Download/ }).click({ timeout: 20_000 });
    const text = await readFile(await (await download).path(), 'utf8');
    expect(text.split('\r\n').filter((line) => line.includes('Filter '))).toHaveLength(2);
    expect(text).toContain('+32470556621');
  });

  test('has no serious finding of axe, nor has a contact or the list of exports', async ({
    page,
    signIn,
    asAdmin,
  }) => {
    await signIn(page);
    const filter = {
      match: 'all',
      of: [
        { field: 'created', op: 'isInLast', value: { amount: 7, unit: 'days' } },
        { entry: 'none', match: 'all', of: [{ field: 'state', op: 'isIn', value: ['done'] }] },
      ],
    };
    await page.goto(`/contacts?filter=${encodeURIComponent(JSON.stringify(filter))}`);
    await expect(page.getByRole('region', { name: 'Filter' }).getByRole('status')).toContainText('contact');
    expect(await findingsInEveryLook(page)).toEqual([]);
    const listId = await makeList(asAdmin, 'Looked at');
    const { id } = await asAdmin.post<ContactView>(`/contact-lists/${listId}/contacts`, {
      numbers: [{ number: '+32470556699' }],
      name: 'Looked At',
    });
    await page.goto(`/contacts/${id}`);
    await expect(page.getByRole('heading', { name: 'Looked At' })).toBeVisible();
    expect(await findingsInEveryLook(page)).toEqual([]);
    await page.getByRole('button', { name: 'Edit' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await findingsInEveryLook(page)).toEqual([]);
    await page.goto('/exports');
    await expect(page.getByRole('heading', { name: 'Exports', exact: true })).toBeVisible();
    expect(await findingsInEveryLook(page)).toEqual([]);
  });
});
