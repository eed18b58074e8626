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

  test('cuts a call that is under way, after asking about this very one', async ({
    page,
    stack,
    simulators,
    signIn,
  }) => {
    const pbx = async (action: string, more: Record<string, string> = {}): Promise<string> => {
      const query = new URLSearchParams({ ...VENDOR_LOGIN, action, ...more });
      return (await fetch(`${simulators.iexpbxUrl}/api/old/get?${query.toString()}`)).text();
    };
    const talks = (talkMs: [number, number]) =>
      simulators.ask('/settings', { iexpbx: { engine: { ringMs: [100, 100], talkMs } } });
    const [cut, goesOn] = ['905320004401', '905320004402'];
    await talks([60_000, 60_000]);
    try {
      for (const number of [cut, goesOn])
        await pbx('callivr', { number, dp: 'outbound', dest: '700', uf: `live${number}` });
      expect(await pbx('activecalls')).toContain(cut);

      await signIn(page);
      await page.goto(`${stack.adminUrl}/live`);
      const calls = page.getByRole('region', { name: 'Calls' }).first();
      // Other tests connect the same exchange under names of their own.
      const rowOf = (number: string) =>
        calls.getByRole('row').filter({ hasText: number }).filter({ hasText: NAME });
      const row = rowOf(cut);
      await expect(row).toBeVisible({ timeout: 15_000 });
      await row.getByRole('button', { name: new RegExp(`^Hang up .* to ${cut}$`) }).click();
      const sure = page.getByRole('dialog', { name: new RegExp(`^Hang up .* to ${cut}\\?$`) });
      await expect(sure).toContainText(NAME);
      expect(await axeFindings(page)).toEqual([]);
      // Keeping it cuts nothing.
      await sure.getByRole('button', { name: 'Keep the call' }).click();
      expect(await pbx('activecalls')).toContain(cut);

      await row.getByRole('button', { name: new RegExp(`to ${cut}$`) }).click();
      await sure.getByRole('button', { name: 'Hang up now' }).click();
      await expect(page.getByText(new RegExp(`to ${cut} has ended\\.`))).toBeVisible();
      await expect(row).toHaveCount(0, { timeout: 15_000 });
      await expect(rowOf(goesOn)).toBeVisible();
      // The exchange says the same: the one call is over, the other goes on.
      const left = await pbx('activecalls');
      expect(left).not.toContain(cut);
      expect(left).toContain(goesOn);
    } finally {
      await talks([1_000, 4_000]);
    }
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
