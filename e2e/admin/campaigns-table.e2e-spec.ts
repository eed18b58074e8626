import type { CampaignView } from '@callspool/contracts';
import type { Page } from '@playwright/test';
import { findingsInEveryLook } from '../support/axe.js';
import { type DialingDesk, makeDialingDesk } from '../support/dialing-desk.js';
import { callerAs, expect, test } from '../support/test.js';

const KEY = 'table';

const rowOf = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(`${name} ${KEY}`) });

test.describe('the table of campaigns', () => {
  let desk: DialingDesk;
  let draft: CampaignView;

  test.beforeAll(async ({ stack, simulators, playwright }) => {
    const context = await playwright.request.newContext();
    const api = await callerAs(context, stack, stack.administrator);
    desk = await makeDialingDesk(api, simulators, { key: KEY, contacts: 40, numbers: '412' });
    const { dialingHoursId, contactingHoursId, respoolRuleSetId, connectionId } = desk.ivr;
    draft = await api.post<CampaignView>('/campaigns', {
      name: `Unready ${KEY}`,
      connectionId,
      method: 'ivr_call',
      vendorSettings: { dialPlan: 'outbound', ivrNumber: '700' },
      timeZone: 'Europe/Brussels',
      dialingHoursId,
      contactingHoursId,
      respoolRuleSetId,
    });
    await context.dispose();
  });

  test('shows a toggle in every open browser', async ({ page, browser, signIn, stack }) => {
    await signIn(page);
    await page.goto('/campaigns');
    const other = await browser.newContext({ baseURL: stack.adminUrl });
    const theirs = await other.newPage();
    await signIn(theirs);
    await theirs.goto('/campaigns');
    await expect(theirs.getByText(/^Live, \d s ago$/)).toBeVisible();

    await rowOf(page, 'Renewals').getByRole('switch', { name: /Pause/ }).press('Space');
    await expect(page.getByText(new RegExp(`Renewals ${KEY} is paused`))).toBeVisible();
    for (const seen of [page, theirs]) {
      await expect(rowOf(seen, 'Renewals')).toContainText('Paused');
      await expect(rowOf(seen, 'Renewals').getByRole('switch')).not.toBeChecked();
    }
    await rowOf(theirs, 'Renewals')
      .getByRole('switch', { name: /Resume/ })
      .press('Space');
    await expect(rowOf(page, 'Renewals').getByRole('switch')).toBeChecked();
    await other.close();
  });

  test('keeps views, filters and order in the address', async ({ page, signIn }) => {
    await signIn(page);
    await page.goto('/campaigns');
    await page.getByRole('searchbox', { name: 'Name contains' }).fill(`ready ${KEY}`);
    await expect(page).toHaveURL(/search=ready\+table|search=ready%20table/);
    await expect(rowOf(page, 'Unready')).toBeVisible();
    await expect(rowOf(page, 'Renewals')).toBeHidden();
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('menuitem', { name: 'Draft' }).click();
    await page.getByRole('button', { name: 'Name', exact: true }).click();
    await expect(page).toHaveURL(/state=draft/);
    await expect(page).toHaveURL(/sort=name/);

    await page.getByRole('button', { name: 'Save view' }).click();
    await page.getByLabel('Name of this view').fill('Mine');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /^All/ }).click();
    await expect(rowOf(page, 'Renewals')).toBeVisible();
    await page.reload();
    await page.getByRole('link', { name: 'Mine', exact: true }).click();
    await expect(rowOf(page, 'Unready')).toBeVisible();
    await expect(rowOf(page, 'Renewals')).toBeHidden();

    await page.goto('/campaigns?search=nothing+like+this');
    await expect(
      page.getByRole('heading', { name: 'No campaign matches “nothing like this”' }),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Take all filters away' }).click();
    await expect(rowOf(page, 'Renewals')).toBeVisible();
  });

  test('keeps what was refused in sight, with its reason', async ({ page, signIn }) => {
    await signIn(page);
    await page.goto(`/campaigns?search=Unready+${KEY}`);
    await page.getByRole('button', { name: `Acts on Unready ${KEY}` }).click();
    await page.getByRole('menuitem', { name: 'Start' }).click();
    const refused = page.getByRole('alert').filter({ hasText: `Unready ${KEY} was refused` });
    await expect(refused).toContainText('No list is attached.');
    await refused.getByRole('button', { name: 'Close' }).click();
    await expect(refused).toBeHidden();
    await page.getByRole('button', { name: `Acts on Unready ${KEY}` }).click();
    await page.getByRole('menuitem', { name: /Remove the draft/ }).click();
    const dialog = page.getByRole('dialog', { name: `Remove the draft Unready ${KEY}?` });
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    await expect(rowOf(page, 'Unready')).toBeVisible();
    expect(draft.state).toBe('draft');
  });

  test('acts on the chosen by keyboard, and counts before what has no way back', async ({
    page,
    signIn,
    asAdmin,
  }) => {
    await signIn(page);
    await page.goto(`/campaigns?search=${KEY}&state=running`);
    await expect(rowOf(page, 'Reminders')).toBeVisible();
    await rowOf(page, 'Reminders').focus();
    await page.keyboard.press('x');
    await expect(page.getByRole('toolbar')).toContainText('1 chosen');
    await page.keyboard.press('d');
    const dialog = page.getByRole('dialog', { name: `Drain Reminders ${KEY}?` });
    await expect(dialog).toContainText('contacts not handled yet');
    await dialog.getByRole('button', { name: 'Drain it' }).click();
    await expect(dialog).toBeHidden();
    const { state } = await asAdmin.get<CampaignView>(`/campaigns/${desk.ivr.id}`);
    expect(['draining', 'finished']).toContain(state);
  });

  test('is cards on a phone, none of them wider than it', async ({ page, signIn }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await signIn(page);
    await page.goto(`/campaigns?search=Renewals+${KEY}`);
    const card = page.getByRole('listitem').filter({ hasText: `Renewals ${KEY}` });
    await expect(card.getByRole('progressbar').or(card.getByText(/of/))).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await card.getByRole('link').click();
    await expect(page).toHaveURL(new RegExp(`/campaigns/${desk.push.id}$`));
  });

  test('says that what is shown is old while the service is away', async ({ page, signIn, stack }) => {
    await signIn(page);
    await page.goto(`/campaigns?search=${KEY}`);
    await expect(page.getByText(/^Live, \d s ago$/)).toBeVisible();
    await stack.stopApi();
    await expect(page.getByText(/The line to the service is lost/)).toBeVisible();
    await expect(rowOf(page, 'Renewals')).toBeVisible();
    await stack.startApi();
    await expect(page.getByText(/^Live, \d s ago$/)).toBeVisible({ timeout: 20_000 });
  });

  test('has no serious finding of axe', async ({ page, signIn }) => {
    // Looks at every element, more than once.
    test.slow();
    await signIn(page);
    await page.goto('/campaigns');
    await expect(page.getByText(`Renewals ${KEY}`)).toBeVisible();
    expect(await findingsInEveryLook(page)).toEqual([]);
  });
});
