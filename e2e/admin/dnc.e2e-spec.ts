import type { AttemptView, DncEntryView, Page as ListPage } from '@callspool/contracts';
import type { Page } from '@playwright/test';
import { findingsInEveryLook } from '../support/axe.js';
import { type DialingDesk, makeDialingDesk, until } from '../support/dialing-desk.js';
import { callerAs, expect, test } from '../support/test.js';

let desk: DialingDesk;

async function add(page: Page, numbers: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: 'Add numbers' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Add to the do-not-call list' });
  await dialog.getByLabel('Numbers, one a line').fill(numbers);
  await dialog.getByLabel('Reason').fill(reason);
  await dialog.getByRole('button', { name: /^Add \d/ }).click();
}

test.describe('the do-not-call list', () => {
  test.beforeAll(async ({ playwright, stack, simulators }) => {
    const context = await playwright.request.newContext();
    const admin = await callerAs(context, stack, stack.administrator);
    // The dialer is out of its schedule, so that what is pushed stays in its spool.
    await simulators.ask('/settings', { ucontact: { dialers: { 'Sales<-': { inSchedule: false } } } });
    desk = await makeDialingDesk(admin, simulators, { key: 'DNC', contacts: 8, numbers: '411' });
    const waiting = async (): Promise<number> =>
      (await admin.get<ListPage<AttemptView>>(`/attempts?campaignId=${desk.push.id}&state=ACCEPTED`)).items
        .length;
    await until(async () => (await waiting()) === 8);
    await context.dispose();
  });
  test.afterAll(async ({ simulators }) => {
    await simulators.ask('/settings', { ucontact: { dialers: { 'Sales<-': { inSchedule: true } } } });
  });

  test('takes back what waits at the dialer, and proves it', async ({
    page,
    signIn,
    simulators,
    asAdmin,
  }) => {
    const [first, second] = desk.pushNumbers as [string, string];
    await signIn(page);
    await page.goto('/dnc');
    await add(page, `${first}\n${second}\n+32470999999`, 'Asked us to stop');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('status')).toHaveText('3 entries added');
    await expect(dialog.getByText('ucontact DNC gave it back')).toHaveCount(2, { timeout: 20_000 });
    await expect(dialog.getByText('answered “removed”')).toHaveCount(2);
    await dialog.getByRole('button', { name: 'Close' }).last().click();

    const row = page.getByRole('row').filter({ hasText: first });
    await expect(row).toContainText('1 of 1 recalled');
    await expect(page.getByRole('row').filter({ hasText: '+32470999999' })).toContainText(
      'Nothing was on its way',
    );
    await row.click();
    const side = page.getByRole('complementary', { name: 'Entry' });
    await expect(side.getByText('Send gate closed')).toBeVisible();
    await expect(side.getByText('ucontact DNC gave it back')).toBeVisible();

    const spool = JSON.stringify(await simulators.ask('/spool'));
    expect(spool).toContain(desk.pushNumbers[2]?.slice(1));
    const { items } = await asAdmin.get<ListPage<DncEntryView>>(`/dnc?search=${first.slice(1)}`);
    expect(items).toMatchObject([{ recall: { pastGate: 1, recalled: 1, open: 0 } }]);
  });

  test('says aloud what could not be taken back', async ({ page, signIn, simulators }) => {
    test.slow();
    await simulators.ask('/faults', {
      vendor: 'ucontact',
      add: { kind: 'http500', operation: 'RemoveContact' },
    });
    const number = desk.pushNumbers[3] ?? '';
    await signIn(page);
    await page.goto('/dnc');
    await add(page, number, 'Asked us to stop');
    await expect(page.getByRole('dialog').getByText('ucontact DNC has not given it back')).toBeVisible({
      timeout: 20_000,
    });
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await expect(page.getByRole('region', { name: '1 recall is not proven' })).toContainText(number);
    await simulators.ask('/faults', { vendor: 'ucontact', clear: true });
    // Asked again until it is given back.
    await expect(page.getByRole('region', { name: /not proven/ })).toBeHidden({ timeout: 60_000 });
  });

  test('adds none when a line cannot be read, and says which', async ({ page, signIn }) => {
    await signIn(page);
    await page.goto('/dnc');
    await add(page, '+32470411990\n12', 'Register');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('alert')).toContainText('Nothing was added');
    await expect(dialog.getByText('Line 2: 12')).toBeVisible();
    await dialog.getByLabel('Numbers, one a line').fill('+32470411990');
    await dialog.getByRole('button', { name: 'Add 1 number' }).click();
    await expect(dialog.getByRole('status')).toHaveText('1 entry added');
  });

  test('checks one number, prefixes too, and lets it be called again with a reason', async ({
    page,
    signIn,
    asAdmin,
  }) => {
    await asAdmin.post('/dnc', {
      reason: 'Premium numbers',
      entries: [{ value: '+32 900', match: 'prefix' }],
    });
    await signIn(page);
    await page.goto('/dnc');
    const side = page.getByRole('complementary', { name: 'Entry' });
    await side.getByRole('textbox', { name: 'Number' }).fill('+32 900 12 345');
    await side.getByRole('button', { name: 'Check' }).click();
    await expect(side.getByRole('status')).toContainText('No, in no campaign.');
    await side.getByRole('button', { name: 'Premium numbers' }).click();
    await side.getByRole('button', { name: 'Remove from the list' }).click();
    const dialog = page.getByRole('dialog', { name: 'Let +32900 be called again?' });
    await dialog.getByLabel('Why it may be called again').fill('They are our own now');
    await dialog.getByRole('button', { name: 'Remove +32900' }).click();
    await expect(dialog).toBeHidden();
    await expect(side.getByText('They are our own now')).toBeVisible();
    await side.getByRole('button', { name: 'Check' }).click();
    await expect(side.getByRole('status')).toContainText('Nothing on this list forbids +3290012345');
    await page.goto('/dnc?state=ended');
    await expect(page.getByRole('row').filter({ hasText: '+32900' })).toContainText('ended');
  });

  test('narrows the list by what stands in the address', async ({ page, signIn }) => {
    await signIn(page);
    await page.goto('/dnc?search=%2B32470999');
    await expect(page.getByRole('row')).toHaveCount(2);
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('menuitem', { name: 'prefixes' }).click();
    await expect(page.getByRole('heading', { name: 'No entry matches' })).toBeVisible();
    await expect(page).toHaveURL(/match=prefix/);
    await page.getByRole('button', { name: 'Remove the filter Kind' }).click();
    await expect(page.getByRole('row')).toHaveCount(2);
  });

  test('imports a file that was looked at first, and accounts for every row', async ({ page, signIn }) => {
    await signIn(page);
    await page.goto('/dnc/import');
    await page.locator('input[type=file]').setInputFiles({
      name: 'robinson.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('name;phone\nAnn;+32470412001\nBob;12\nCat;+32470412002\nDan;+32470412001\n'),
    });
    await expect(page.getByText('1 of the first 4 rows cannot be read.')).toBeVisible();
    await page.getByLabel('Reason').fill('National register');
    await page.getByLabel('Source').fill('robinson');
    await page.getByRole('button', { name: 'Start the import' }).click();
    await expect(
      page.getByText('Every row is accounted for: 4 = 2 added + 1 known + 1 not readable.'),
    ).toBeVisible({ timeout: 20_000 });
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the rows that were not readable' }).click();
    expect((await download).suggestedFilename()).toBe('robinson-rejects.csv');
    await page.getByRole('link', { name: 'Show its entries' }).click();
    await expect(page.getByRole('row').filter({ hasText: '+324704120' })).toHaveCount(2);
  });

  test('has no serious finding of axe', async ({ page, signIn }) => {
    await signIn(page);
    await page.goto('/dnc');
    await page.getByText('Asked us to stop').first().click();
    await expect(page.getByText('Send gate closed')).toBeVisible();
    expect(await findingsInEveryLook(page)).toEqual([]);
    await page.goto('/dnc/import');
    await expect(page.getByText('robinson.csv').first()).toBeVisible();
    expect(await findingsInEveryLook(page)).toEqual([]);
  });
});
