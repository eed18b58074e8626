import type { CampaignView, StopView } from '@callspool/contracts';
import { findingsInEveryLook } from '../support/axe.js';
import { type DialingDesk, makeDialingDesk } from '../support/dialing-desk.js';
import { makePerson } from '../support/people.js';
import { VENDOR_LOGIN } from '../support/simulators.js';
import { callerAs, expect, test } from '../support/test.js';

const KEY = 'dashboard';

test.describe('the dashboard', () => {
  let desk: DialingDesk;
  let waiting: CampaignView;

  test.beforeAll(async ({ stack, simulators, playwright }) => {
    const context = await playwright.request.newContext();
    const api = await callerAs(context, stack, stack.administrator);
    desk = await makeDialingDesk(api, simulators, { key: KEY, contacts: 30, numbers: '413' });
    // Open in one hour of one day of the week to come, so that it waits whenever this runs.
    const day = ((new Date().getUTCDay() + 2) % 7) + 1;
    const hours = await api.post<{ id: string }>('/calling-hours', {
      name: `Later ${KEY}`,
      week: { [day]: [{ from: '10:00', to: '11:00' }] },
    });
    waiting = await api.post<CampaignView>(`/campaigns/${desk.ivr.id}/clone`, { name: `Waits ${KEY}` });
    await context.patch(`${stack.adminUrl}/api/v1/campaigns/${waiting.id}`, {
      data: { dialingHoursId: hours.id },
      headers: { origin: stack.adminUrl },
    });
    await api.post(`/campaigns/${waiting.id}/start`);
    await context.dispose();
  });

  test('says what runs, what waits and why, and leads from each to its place', async ({ page, signIn }) => {
    await signIn(page);
    await page.goto('/');
    const runs = page.getByRole('region', { name: 'What runs' });
    const waits = page.getByRole('region', { name: 'What waits, and why' });
    await expect(waits.getByRole('listitem').filter({ hasText: `Waits ${KEY}` })).toContainText(/Opens/);
    await expect(waits.getByRole('img', { name: /next 24 hours/ }).first()).toBeVisible();
    await expect(page.getByRole('region', { name: /Attempts per 15 min/ })).toBeVisible();
    await expect(page.getByText(/^Live, \d+ s ago$/)).toBeVisible();
    await expect(runs.or(waits).getByRole('link', { name: `Renewals ${KEY}` })).toBeVisible();
    await waits.getByRole('link', { name: `Waits ${KEY}` }).click();
    await expect(page).toHaveURL(new RegExp(`/campaigns/${waiting.id}$`));
  });

  test('names a vendor that does not answer, and leads to it', async ({ page, signIn, asAdmin }) => {
    const { id } = await asAdmin.post<{ id: string }>('/connections', {
      ...VENDOR_LOGIN,
      kind: 'iexpbx',
      name: `Nobody ${KEY}`,
      // The discard port: nothing listens there.
      baseUrl: 'http://127.0.0.1:9',
      timeZone: 'Europe/Brussels',
    });
    await asAdmin.post(`/connections/${id}/test`);
    await signIn(page);
    await page.goto('/');
    const item = page
      .getByRole('region', { name: 'Needs a hand' })
      .getByRole('listitem')
      .filter({ hasText: `Nobody ${KEY}` });
    // What needs a hand is read every five seconds, and asked for every few.
    await expect(item).toContainText('No running campaign uses it.', { timeout: 20_000 });
    await expect(item.getByRole('link')).toHaveAttribute('href', `/connections/${id}`);
  });

  test('stops everything by keyboard, says what was past the gate, and goes on again', async ({
    page,
    signIn,
    asAdmin,
  }) => {
    await signIn(page);
    await page.goto('/');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('stop');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Stop every campaign?' });
    await expect(dialog).toContainText('running campaigns stop dialing at once');
    await expect(dialog.getByRole('button', { name: 'Stop everything' })).toBeDisabled();
    await dialog.getByLabel('Why').fill('The wrong script is on air');
    await page.keyboard.press('Enter');
    const done = page.getByRole('dialog', { name: 'Everything is stopped' });
    await expect(done).toContainText(/past the gate/);
    expect((await asAdmin.get<StopView>('/stop')).stopped).toBe(true);
    await page.keyboard.press('Enter');

    await page.goto('/campaigns');
    const banner = page.getByRole('status').filter({ hasText: 'Everything is stopped' });
    await expect(banner).toContainText('The wrong script is on air');
    await expect(page.getByRole('row', { name: new RegExp(`Renewals ${KEY}`) })).toContainText(
      'Everything is stopped',
    );
    await banner.getByRole('button', { name: /Lift the stop/ }).click();
    await page.getByLabel('Why it may go on').fill('The right script is back');
    await page.keyboard.press('Enter');
    await expect(banner).toBeHidden();
    await expect(page.getByRole('button', { name: 'Stop everything' })).toBeVisible();
    expect((await asAdmin.get<StopView>('/stop')).stopped).toBe(false);
  });

  test('finds a campaign, a list, a number and a page in the palette', async ({ page, signIn }) => {
    await signIn(page);
    await page.goto('/');
    const open = async (text: string) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill(text);
    };
    await open(`Renewals ${KEY}`);
    const found = page.getByRole('option');
    await expect(found.filter({ hasText: `Renewals ${KEY}` }).first()).toBeVisible();
    await expect(page.getByRole('group', { name: 'Campaigns' })).toBeVisible();
    await expect(page.getByRole('group', { name: 'Lists' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`/campaigns/${desk.push.id}$`));

    await open(desk.ivrNumbers[3] ?? '');
    await expect(page.getByRole('group', { name: 'Contacts' })).toContainText(`Reminders ${KEY}`);
    await page.getByRole('combobox').fill('no such thing anywhere');
    await expect(page.getByText('Nothing matches “no such thing anywhere”.')).toBeVisible();
    await page.getByRole('combobox').fill('hours');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/hours$/);
  });

  test('shows each role what it may, and no more', async ({ browser, asAdmin, stack, signIn }) => {
    const context = await browser.newContext({ baseURL: stack.adminUrl });
    const page = await context.newPage();
    const supervisor = await makePerson(asAdmin, context.request, stack, {
      role: 'supervisor',
      name: 'A supervisor',
    });
    await signIn(page, supervisor);
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'New campaign' })).toBeHidden();
    await expect(page.getByRole('button', { name: 'Stop everything' })).toBeHidden();
    await context.clearCookies();
    const uploader = await makePerson(asAdmin, context.request, stack, {
      role: 'uploader',
      name: 'An uploader',
    });
    await signIn(page, uploader);
    await page.goto('/');
    await expect(page).toHaveURL(/\/lists$/);
    await expect(page.getByRole('link', { name: 'Dashboard' })).toBeHidden();
    await context.close();
  });

  test('has no serious finding of axe', async ({ page, signIn }) => {
    // Looks at every element, more than once.
    test.slow();
    await signIn(page);
    await page.goto('/');
    await expect(page.getByRole('region', { name: 'Needs a hand' })).toBeVisible();
    await expect(page.getByRole('region', { name: /Attempts per 15 min/ })).toBeVisible();
    expect(await findingsInEveryLook(page)).toEqual([]);
    await page.getByRole('button', { name: /Find or do/ }).click();
    await expect(page.getByRole('option').first()).toBeVisible();
    expect(await findingsInEveryLook(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Stop everything' }).click();
    await expect(page.getByRole('dialog', { name: 'Stop every campaign?' })).toBeVisible();
    expect(await findingsInEveryLook(page)).toEqual([]);
  });
});
