import type { CallRecordItem, Page as ListPage } from '@callspool/contracts';
import { findingsInEveryLook } from '../support/axe.js';
import { type DialingDesk, makeDialingDesk, until } from '../support/dialing-desk.js';
import { callerAs, expect, test } from '../support/test.js';

let desk: DialingDesk;

test.describe('call records', () => {
  test.beforeAll(async ({ playwright, stack, simulators }) => {
    const context = await playwright.request.newContext();
    const admin = await callerAs(context, stack, stack.administrator);
    desk = await makeDialingDesk(admin, simulators, { key: 'Records', contacts: 4, numbers: '431' });
    // A customer calls in: a record that is none of ours.
    await simulators.ask('/calls', { src: '905550000431', queue: '630' });
    const read = async (query: string): Promise<number> =>
      (await admin.get<ListPage<CallRecordItem>>(`/call-records?connectionId=${desk.iexpbxId}&${query}`))
        .items.length;
    await until(async () => (await read('match=correlation_id')) >= 4 && (await read('match=none')) >= 1);
    await context.dispose();
  });

  test('tell whose a call is, how sure that is, and what the vendor sent', async ({ page, signIn }) => {
    const number = desk.ivrNumbers[0] ?? '';
    await signIn(page);
    await page.goto(`/call-records?search=${encodeURIComponent(number)}`);
    const row = page.getByRole('row').filter({ hasText: number });
    await expect(row).toContainText('Reminders Records');
    await expect(row).toContainText('Correlation id');
    await row.click();
    const side = page.getByRole('complementary', { name: 'Call record' });
    await expect(side.getByRole('heading', { name: 'It carries our id' })).toBeVisible();
    await expect(side.getByText(/\d s (?:after|before) it was sent/)).toBeVisible();
    await expect(side.getByRole('link', { name: 'Reminders Records', exact: true })).toHaveAttribute(
      'href',
      `/campaigns/${desk.ivr.id}`,
    );
    await expect(side.locator('pre')).toContainText('"userfield"');
  });

  test('of nobody wait until somebody has looked at them', async ({ page, signIn }) => {
    await signIn(page);
    await page.goto(`/call-records?connection=${desk.iexpbxId}`);
    const tab = page.getByRole('link', { name: /^Without an attempt/ });
    await expect(tab).toContainText('1');
    await tab.click();
    const row = page.getByRole('row').filter({ hasText: '905550000431' });
    await expect(row).toContainText('No attempt');
    await row.click();
    const side = page.getByRole('complementary', { name: 'Call record' });
    await expect(side.getByRole('heading', { name: 'No attempt fits' })).toBeVisible();
    await expect(side.getByText('No attempt to or from these numbers')).toBeVisible();
    await side.getByRole('button', { name: 'I have looked at it' }).click();
    await expect(side.getByText(/^Looked at/)).toBeVisible();
    await expect(page.getByRole('heading', { name: /No record matches/ })).toBeVisible();
    await expect(tab).toContainText('0');
  });

  test('are narrowed by result and by days, and the address says it', async ({ page, signIn }) => {
    await signIn(page);
    await page.goto(`/call-records?campaign=${desk.ivr.id}`);
    await expect(page.getByRole('row').filter({ hasText: 'Reminders Records' }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Days' }).click();
    await page.getByLabel('Last day').fill('2020-01-01');
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect(page.getByRole('heading', { name: 'No record matches' })).toBeVisible();
    await expect(page).toHaveURL(/last=2020-01-01/);
    await page.getByRole('button', { name: 'Remove the filter Days' }).click();
    await expect(page.getByRole('row').filter({ hasText: 'Reminders Records' }).first()).toBeVisible();
  });

  test('have no serious finding of axe', async ({ page, signIn }) => {
    await signIn(page);
    await page.goto(`/call-records?connection=${desk.iexpbxId}`);
    await page
      .getByText(desk.ivrNumbers[0] ?? '')
      .first()
      .click();
    await expect(page.getByRole('heading', { name: 'It carries our id' })).toBeVisible();
    expect(await findingsInEveryLook(page)).toEqual([]);
  });
});
