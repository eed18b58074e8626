import type { Page } from '@playwright/test';
import { findingsInEveryLook } from '../support/axe.js';
import { expect, test as base } from '../support/test.js';
import { makeWizardGround, type WizardGround } from '../support/wizard-ground.js';

const test = base.extend<{ ground: WizardGround }>({
  ground: async ({ asAdmin, page, signIn, simulators, stack }, use) => {
    await signIn(page);
    await use(await makeWizardGround(asAdmin, page.request, { baseUrl: stack.adminUrl, simulators }));
  },
});

const nameOf = (what: string): string => `${what} ${crypto.randomUUID().slice(0, 8)}`;
const heading = (page: Page, name: string) =>
  expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
const next = (page: Page) => page.getByRole('button', { name: 'Next' }).click();

async function choose(page: Page, field: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).click();
  await page.getByRole('option', { name: option }).first().click();
}

/** The first step, filled in and left: the draft exists afterwards. */
async function begin(page: Page, { connection }: WizardGround, name: string): Promise<string> {
  await page.goto('/campaigns/new');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await choose(page, 'Connection', connection);
  await choose(page, 'Campaign in uContact', /Sales<-/);
  await next(page);
  await heading(page, 'Whom does it call?');
  return /campaigns\/([\w-]+)\/edit/.exec(page.url())?.[1] ?? '';
}

test.describe('the campaign wizard', () => {
  test('leads from a name to a running campaign, and says at every step what it comes to', async ({
    page,
    ground,
    asAdmin,
  }) => {
    const name = nameOf('Renovación');
    const id = await begin(page, ground, name);
    await page.getByRole('checkbox', { name: ground.list }).check();
    await expect(page.getByText('1 list chosen, 12 contacts')).toBeVisible();
    const funnel = page.getByRole('region', { name: 'From rows to calls' });
    await expect(funnel).toContainText('1 is on a do-not-call list');
    await next(page);

    await heading(page, 'When may it dial?');
    await choose(page, 'Dialing hours', 'Always');
    const contacting = page.getByRole('region', { name: 'Contacting hours' });
    await contacting.getByRole('button', { name: 'New hours' }).click();
    const dialog = page.getByRole('dialog', { name: 'New hours' });
    await dialog.getByLabel('Name').fill(nameOf('Every day'));
    await dialog.getByText('Every day', { exact: true }).click();
    await dialog.getByLabel('From').fill('00:00');
    await dialog.getByLabel('To', { exact: true }).fill('24:00');
    await dialog.getByRole('button', { name: 'Make and choose' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('row', { name: /Europe\/Brussels/ })).toContainText('11');
    await expect(page.getByText('11 of 11 may be called now')).toBeVisible();
    await next(page);

    await heading(page, 'How often, and how fast?');
    await page.getByLabel('Calls per second').fill('2');
    await expect(page.getByText('At most 2 calls per second and 10 calls at once.')).toBeVisible();
    await next(page);
    await heading(page, 'Whom does it leave alone?');
    await expect(page.getByText('1 of its contacts is on them with every number.')).toBeVisible();
    await next(page);

    await heading(page, 'Read it once more');
    const start = page.getByRole('button', { name: 'Start campaign' });
    await expect(page.getByText('3 blockers left')).toBeVisible();
    await expect(start).toBeDisabled();
    let given = 0;
    for (const what of ['own retries are 0', 'schedule lies inside', 'disposition tree acts on nothing']) {
      await page.getByRole('checkbox', { name: new RegExp(what) }).click();
      await expect(page.getByText(/^Confirmed by Administrator/)).toHaveCount((given += 1));
    }
    await expect(page.getByText('Nothing stands in its way.')).toBeVisible();
    await start.click();
    await expect(page).toHaveURL(new RegExp(`/campaigns/${id}$`));
    expect(await asAdmin.get(`/campaigns/${id}`)).toMatchObject({
      name,
      state: 'running',
      callsPerSecond: 2,
      missing: [],
      confirmations: { dialerRetriesZero: { by: 'Administrator' } },
    });
  });

  test('keeps what was done as a draft, and asks before anything else is lost', async ({
    page,
    ground,
    asAdmin,
  }) => {
    const id = await begin(page, ground, nameOf('Half done'));
    await page.getByRole('checkbox', { name: ground.list }).check();
    await expect(page.getByText('Unsaved changes')).toBeVisible();
    await page.getByRole('link', { name: 'Schedule' }).click();
    await page.getByRole('button', { name: 'Stay here' }).click();
    await page.getByRole('button', { name: 'Save draft' }).click();
    await expect(page.getByText('Unsaved changes')).toBeHidden();
    await page.getByRole('button', { name: 'Leave the wizard' }).click();
    await expect(page).toHaveURL(/\/campaigns$/);
    expect(await asAdmin.get(`/campaigns/${id}`)).toMatchObject({
      state: 'draft',
      missing: ['dialingHoursId', 'contactingHoursId', 'respoolRuleSetId', 'confirmations'],
    });

    await page.goto(`/campaigns/${id}/edit/review`);
    await expect(page.getByText('6 blockers left')).toBeVisible();
    await page.getByRole('link', { name: 'Fix in Schedule' }).first().click();
    await heading(page, 'When may it dial?');
  });

  test('says beside each field what is wrong with it, also what only the service knows', async ({
    page,
    ground,
    asAdmin,
  }) => {
    const taken = nameOf('Taken');
    await begin(page, ground, taken);
    await page.goto('/campaigns/new');
    await next(page);
    await expect(page.getByText('Still empty: choose or write something')).not.toHaveCount(0);
    await expect(page.getByRole('status').filter({ hasText: 'to mend before saving' })).toBeVisible();
    await page.getByLabel('Name', { exact: true }).fill(taken);
    await choose(page, 'Connection', ground.connection);
    await choose(page, 'Campaign in uContact', /Sales<-/);
    await next(page);
    await expect(page.getByText(`There is a campaign named "${taken}"`).first()).toBeVisible();

    // Somebody else was quicker.
    const id = await begin(page, ground, nameOf('Two hands'));
    await page.goto(`/campaigns/${id}/edit/attempts`);
    await heading(page, 'How often, and how fast?');
    await asAdmin.post(`/campaigns/${id}/confirmations`, { scheduleInsideOurs: true });
    await page.getByLabel('Weight').fill('7');
    await next(page);
    await expect(page.getByRole('alert').filter({ hasText: 'Not saved' })).toBeVisible();
    await heading(page, 'How often, and how fast?');
  });

  test('opens no step that there is not', async ({ page, ground }) => {
    const id = await begin(page, ground, nameOf('Steps'));
    await page.goto(`/campaigns/${id}/edit/nonsense`);
    await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  });

  test('has no serious finding of axe', async ({ page, ground }) => {
    test.slow();
    const id = await begin(page, ground, nameOf('Looked at'));
    for (const step of ['basics', 'contacts', 'schedule', 'attempts', 'suppression', 'review']) {
      await page.goto(`/campaigns/${id}/edit/${step}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      expect([step, await findingsInEveryLook(page)]).toEqual([step, []]);
    }
  });
});
