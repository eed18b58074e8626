import { axeFindings } from '../support/axe.js';
import { type Simulators, VENDOR_LOGIN } from '../support/simulators.js';
import { type Caller, expect, test } from '../support/test.js';

const NAME = 'Live PBX';

/** The simulated exchange, connected once for all tests of this file. */
async function connect(asAdmin: Caller, simulators: Simulators): Promise<void> {
  const { items } = await asAdmin.get<{ items: { name: string }[] }>('/connections');
  if (items.some(({ name }) => name === NAME)) return;
  await asAdmin.post('/connections', {
    kind: 'iexpbx',
    name: NAME,
    baseUrl: simulators.iexpbxUrl,
    ...VENDOR_LOGIN,
    timeZone: 'Europe/Istanbul',
  });
}

test.describe('the live screen', () => {
  test.beforeEach(({ asAdmin, simulators }) => connect(asAdmin, simulators));

  test('shows what the vendor shows, with its age', async ({ page, stack, signIn }) => {
    await signIn(page);
    await page.goto(`${stack.adminUrl}/live`);
    await expect(page.getByRole('heading', { name: 'Live', exact: true })).toBeVisible();
    const queues = page.getByRole('region', { name: 'Queues' }).first();
    await expect(queues.getByText(NAME).first()).toBeVisible({ timeout: 15_000 });
    await expect(page.getByRole('group', { name: 'Phones registered' })).toContainText(/\d+ s/);
    expect(await axeFindings(page)).toEqual([]);
  });

  test('can be frozen and goes live again, by key and by button', async ({ page, stack, signIn }) => {
    await signIn(page);
    await page.goto(`${stack.adminUrl}/live`);
    await expect(page.getByText(NAME).first()).toBeVisible();
    await page.keyboard.press('f');
    await expect(page.getByText(/^Frozen at/)).toBeVisible();
    await page.getByRole('button', { name: 'Go live' }).click();
    await expect(page.getByText(/^Frozen at/)).toBeHidden();
  });

  test('says so when the service is gone, and recovers', async ({ page, stack, signIn }) => {
    test.setTimeout(90_000);
    await signIn(page);
    await page.goto(`${stack.adminUrl}/live`);
    await expect(page.getByText(NAME).first()).toBeVisible();
    await stack.stopApi();
    await expect(page.getByText(/The line to the service was lost at .*Dialing goes on\./)).toBeVisible();
    await stack.startApi();
    await expect(page.getByText(/The line to the service was lost at/)).toBeHidden({ timeout: 30_000 });
  });

  test('fills a wall without a rail', async ({ page, stack, signIn }) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await signIn(page);
    await page.goto(`${stack.adminUrl}/live/wall`);
    await expect(page.getByRole('heading', { name: 'Live wall' })).toBeVisible();
    await expect(page.getByText(NAME).first()).toBeVisible();
    await expect(page.getByRole('navigation')).toHaveCount(0);
    expect(await axeFindings(page)).toEqual([]);
  });
});
