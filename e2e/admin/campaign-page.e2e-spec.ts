import { axeFindings, findingsInEveryLook } from '../support/axe.js';
import { type DialingDesk, makeDialingDesk, until } from '../support/dialing-desk.js';
import { callerAs, expect, test } from '../support/test.js';

const KEY = 'campaign page';

test.describe('the page of a campaign', () => {
  let desk: DialingDesk;

  test.beforeAll(async ({ stack, simulators, playwright }) => {
    const context = await playwright.request.newContext();
    const api = await callerAs(context, stack, stack.administrator);
    desk = await makeDialingDesk(api, simulators, { key: KEY, contacts: 12, numbers: '433' });
    await until(async () => {
      const { total } = await api.get<{ total: { results: Record<string, number> } }>(
        `/campaigns/${desk.ivr.id}/results-by-hour`,
      );
      return Object.keys(total.results).length > 0;
    });
    await context.dispose();
  });

  test('shows where it stands, and its hours as a table too', async ({ page, signIn }) => {
    await signIn(page);
    await page.goto(`/campaigns/${desk.ivr.id}`);
    await expect(page.getByRole('heading', { name: desk.ivr.name, level: 1 })).toBeVisible();
    await expect(page.getByRole('region', { name: '12 contacts' })).toBeVisible();
    await expect(page.getByText(/^Live, \d+ s ago$/)).toBeVisible();
    await page.getByRole('button', { name: 'As a table' }).click();
    await expect(page.getByRole('table', { name: 'Results by hour as a table' })).toBeVisible();
  });

  test('says for a contact why it is where it is', async ({ page, signIn }) => {
    await signIn(page);
    await page.goto(`/campaigns/${desk.ivr.id}/spool?state=done`);
    const row = page.getByRole('row', { name: /Contact \d+ of/ }).first();
    await row.click();
    const why = page.getByRole('complementary', { name: 'Why, asked now' });
    await expect(why).toContainText(/May be called now|May not be called now/);
    await why.getByRole('button', { name: 'Close' }).click();
    const search = page.getByRole('searchbox', { name: 'Name, number or external id' });
    await search.fill(desk.ivrNumbers[0] ?? '');
    await expect(page.getByRole('row', { name: /Contact 1 of/ })).toBeVisible();
    await search.fill('contact 7');
    await expect(page.getByRole('row', { name: /Contact 7 of/ })).toBeVisible();
    await expect(page.getByRole('row', { name: /Contact 1 of/ })).toHaveCount(0);
    await search.fill('nobody');
    await expect(page.getByRole('heading', { name: /No contact of this campaign matches/ })).toBeVisible();
  });

  test('is paused, resumed and cloned, and keeps a log of it', async ({ page, signIn }) => {
    await signIn(page);
    await page.goto(`/campaigns/${desk.push.id}`);
    await page.getByRole('button', { name: 'Pause' }).click();
    const why = page.getByRole('dialog', { name: `Pause ${desk.push.name}` });
    await why.getByRole('textbox', { name: 'Why, for those who wonder later' }).fill('The list is wrong');
    expect(await axeFindings(page)).toEqual([]);
    await why.getByRole('button', { name: 'Pause it' }).click();
    await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible();
    await expect(page.getByText('Administrator: The list is wrong')).toBeVisible();
    // What had been sent ends, or is recalled, and its number goes down while one looks.
    const inFlight = page.getByRole('region', { name: 'Still in flight' }).first();
    await expect(inFlight).toContainText('Nothing is in flight any more.', { timeout: 30_000 });
    await page.getByRole('link', { name: 'Diagnostics' }).click();
    await expect(page.getByText('It is paused, so nobody is called.')).toBeVisible();
    await page.getByRole('button', { name: 'Resume' }).click();
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    await page.getByRole('link', { name: 'Log' }).click();
    await expect(page.getByText('Paused', { exact: true }).first()).toBeVisible();
    await expect(page.getByText('The list is wrong')).toBeVisible();
    await page.getByRole('link', { name: 'Settings' }).click();
    await expect(page.getByText(`Renewals ${KEY}`).first()).toBeVisible();
    await page.getByRole('button', { name: 'More acts' }).click();
    await page.getByRole('menuitem', { name: 'Clone' }).click();
    const clone = page.getByRole('dialog', { name: `Clone ${desk.push.name}` });
    await clone.getByLabel('None: the settings alone').check();
    await clone.getByRole('button', { name: 'Clone' }).click();
    await expect(page.getByRole('heading', { name: `${desk.push.name} 2`, level: 1 })).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('is paused by a key without a word, and a schedule is taken back', async ({
    page,
    signIn,
    asAdmin,
  }) => {
    await signIn(page);
    await page.goto(`/campaigns/${desk.push.id}`);
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    await page.keyboard.press('p');
    await page.getByRole('textbox', { name: 'Why, for those who wonder later' }).press('Enter');
    await page.getByRole('button', { name: 'Resume' }).click();
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();

    const copy = await asAdmin.post<{ id: string }>(`/campaigns/${desk.ivr.id}/clone`, {
      name: `Scheduled ${KEY}`,
    });
    const startAt = new Date(Date.now() + 86_400_000).toISOString();
    await asAdmin.post(`/campaigns/${copy.id}/schedule`, { startAt });
    await page.goto(`/campaigns/${copy.id}`);
    await page.getByRole('button', { name: 'Take the schedule back' }).click();
    await expect(page.getByText(`Scheduled ${KEY} is a draft again.`)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Take the schedule back' })).toHaveCount(0);
  });

  test('counts down what was in flight when it was paused', async ({ page, signIn, asAdmin, simulators }) => {
    test.setTimeout(120_000);
    const talks = (talkMs: [number, number]) =>
      simulators.ask('/settings', { iexpbx: { engine: { ringMs: [100, 100], talkMs } } });
    await talks([12_000, 12_000]);
    try {
      const busy = await makeDialingDesk(asAdmin, simulators, {
        key: `${KEY} halted`,
        contacts: 3,
        numbers: '434',
      });
      await until(async () => {
        const { count } = await asAdmin.get<{ count: number }>(`/campaigns/${busy.ivr.id}/past-gate`);
        return count === 3;
      });
      await signIn(page);
      await page.goto(`/campaigns/${busy.ivr.id}`);
      await page.getByRole('button', { name: 'Pause' }).click();
      await page.getByRole('button', { name: 'Pause it' }).click();
      const inFlight = page.getByRole('region', { name: 'Still in flight' }).first();
      await expect(inFlight).toContainText('3 attempts had been sent before');
      await expect(inFlight.getByRole('row').filter({ hasText: busy.ivrNumbers[0] ?? '' })).toContainText(
        /Taken by the vendor|Seen at the vendor|Being sent/,
      );
      expect(await axeFindings(page)).toEqual([]);
      await expect(inFlight).toContainText('Nothing is in flight any more.', { timeout: 60_000 });
    } finally {
      await talks([1_000, 4_000]);
    }
  });

  test('says why a test call is refused', async ({ page, signIn }) => {
    await signIn(page);
    await page.goto(`/campaigns/${desk.ivr.id}`);
    await page.getByRole('button', { name: 'More acts' }).click();
    await page.getByRole('menuitem', { name: 'Test call' }).click();
    const dialog = page.getByRole('dialog', { name: 'Test call' });
    await dialog.getByLabel('Your phone').fill('12345');
    await dialog.getByRole('button', { name: 'Call it' }).click();
    await expect(dialog.getByRole('alert')).toContainText('Not called');
  });

  test('has no serious finding of axe', async ({ page, signIn }) => {
    test.slow();
    await signIn(page);
    for (const tab of ['', '/spool?state=done', '/diagnostics', '/settings', '/log']) {
      await page.goto(`/campaigns/${desk.ivr.id}${tab}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      expect([tab, await findingsInEveryLook(page)]).toEqual([tab, []]);
    }
  });
});
