import type { CallbackView, ContactView, Page as ListPage, PromisedCallback } from '@callspool/contracts';
import { findingsInEveryLook } from '../support/axe.js';
import { type DialingDesk, makeDialingDesk } from '../support/dialing-desk.js';
import { callerAs, expect, test } from '../support/test.js';

let desk: DialingDesk;
let contacts: readonly ContactView[];

const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

test.describe('callbacks', () => {
  test.beforeAll(async ({ playwright, stack, simulators }) => {
    const context = await playwright.request.newContext();
    const admin = await callerAs(context, stack, stack.administrator);
    desk = await makeDialingDesk(admin, simulators, {
      key: 'Promises',
      contacts: 6,
      numbers: '421',
      isStarted: false,
    });
    // It takes its contacts in, and dials nobody once it is paused.
    await admin.post(`/campaigns/${desk.ivr.id}/start`);
    await admin.post(`/campaigns/${desk.ivr.id}/pause`);
    ({ items: contacts } = await admin.get<ListPage<ContactView>>(
      `/contacts?search=${encodeURIComponent('of Reminders Promises')}`,
    ));
    await context.dispose();
  });

  test('is promised to a contact on their own clock, then moved, handed over and cancelled', async ({
    page,
    signIn,
    asAdmin,
  }) => {
    const number = desk.ivrNumbers[0] ?? '';
    await signIn(page);
    await page.goto('/callbacks?state=open');
    await page.getByRole('button', { name: 'Promise a call' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Contact').fill(number);
    await dialog.getByRole('button', { name: new RegExp(`\\${number}`) }).click();
    await dialog.getByLabel('Day').fill('2030-06-03');
    await dialog.getByLabel('Time').fill('10:30');
    await dialog.getByRole('button', { name: 'Promise the call' }).click();
    await expect(dialog.getByRole('alert')).toContainText('366 days ahead at most');
    const day = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
    await dialog.getByLabel('Day').fill(day);
    await dialog.getByLabel('Note for whoever calls').fill('About the fibre');
    await dialog.getByRole('button', { name: 'Promise the call' }).click();
    await expect(dialog).toBeHidden();

    const row = page.getByRole('row').filter({ hasText: number });
    await expect(row).toContainText('10:30 Brussels');
    await row.click();
    const side = page.getByRole('complementary', { name: 'Callback' });
    await expect(side.getByText('About the fibre')).toBeVisible();
    await side.getByRole('button', { name: 'Change' }).click();
    await dialog.getByLabel('Time').fill('11:45');
    await dialog.getByText('One of us').click();
    await dialog.getByRole('combobox', { name: 'Person' }).click();
    await page.getByRole('option').first().click();
    await dialog.getByRole('button', { name: 'Save the change' }).click();
    await expect(dialog).toBeHidden();
    await expect(row).toContainText('11:45 Brussels');
    const { items } = await asAdmin.get<ListPage<CallbackView>>(`/callbacks?search=${number.slice(1)}`);
    expect(items).toMatchObject([{ agentUserName: expect.any(String), note: 'About the fibre', version: 2 }]);

    await side.getByRole('button', { name: 'Cancel the call' }).click();
    await dialog.getByLabel('Why it will not happen').fill('Signed on the web');
    await dialog.getByRole('button', { name: 'Cancel the call' }).click();
    await expect(dialog).toBeHidden();
    await page.getByRole('link', { name: /^Cancelled/ }).click();
    await expect(page.getByRole('row').filter({ hasText: number })).toContainText('Signed on the web');
  });

  test('says why a due one is not made, and shows both clocks', async ({ page, signIn, asAdmin }) => {
    const contact = contacts.find(({ numbers }) => numbers[0]?.number === desk.ivrNumbers[1]);
    const dueAt = new Date(Date.now() + 3_000).toISOString();
    const body = { campaignId: desk.ivr.id, contactId: contact?.id, dueAt, timeZone: 'America/Montevideo' };
    const { callback } = await asAdmin.post<PromisedCallback>('/callbacks', body);
    await signIn(page);
    await page.goto('/callbacks');
    const row = page.getByRole('row').filter({ hasText: callback.number });
    await expect(row).toContainText('The campaign is paused', { timeout: 15_000 });
    const clock = (timeZone: string): string =>
      new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(
        new Date(dueAt),
      );
    await expect(row).toContainText(`${clock('America/Montevideo')} Montevideo`);
    await expect(row).toContainText(clock('Europe/Brussels'));
    await expect(page.getByRole('link', { name: /^Due/ })).toContainText('1');
  });

  test('is found by what stands in the address', async ({ page, signIn, asAdmin }) => {
    const contact = contacts.find(({ numbers }) => numbers[0]?.number === desk.ivrNumbers[2]);
    await asAdmin.post('/callbacks', {
      campaignId: desk.ivr.id,
      contactId: contact?.id,
      dueAt: inMinutes(120),
      agent: 'lduarte',
    });
    await signIn(page);
    await page.goto('/callbacks?state=open&vendorAgent=lduarte');
    await expect(page.getByRole('row')).toHaveCount(2);
    await expect(page.getByRole('row').last()).toContainText('lduarte at the vendor');
    await page.goto('/callbacks?state=open&vendorAgent=nobody');
    await expect(page.getByRole('heading', { name: 'No callback matches' })).toBeVisible();
  });

  test('has no serious finding of axe', async ({ page, signIn }) => {
    await signIn(page);
    await page.goto('/callbacks?state=all');
    await page.getByText('Contact 3 of Reminders Promises').first().click();
    await expect(page.getByText('On their clock')).toBeVisible();
    expect(await findingsInEveryLook(page)).toEqual([]);
    await page.getByRole('button', { name: 'Promise a call' }).first().click();
    await expect(page.getByRole('dialog').getByLabel('Contact')).toBeVisible();
    expect(await findingsInEveryLook(page)).toEqual([]);
  });
});
