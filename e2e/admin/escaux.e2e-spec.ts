import { axeFindings } from '../support/axe.js';
import { expect, test } from '../support/test.js';

test('a SOP is connected without a sign-in, and the members of its queues are changed on the live screen', async ({
  page,
  stack,
  simulators,
  signIn,
}) => {
  test.setTimeout(120_000);
  await signIn(page);
  await page.goto(`${stack.adminUrl}/connections/new`);
  await expect(async () => {
    await page.getByText('Escaux', { exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Settings of Escaux' })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByLabel('Name', { exact: true }).fill('E2E SOP');
  await page.getByLabel('Address', { exact: true }).fill(simulators.escauxUrl);
  await page.getByLabel('Version of its API module').fill('newest');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Numbers and dots, e.g. 4.10.0.')).toBeVisible();
  await page.getByLabel('Version of its API module').fill('5.16.0');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'E2E SOP' })).toBeVisible();
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(page.getByText('Works', { exact: true })).toBeVisible();
  const can = page.getByRole('region', { name: 'What it can do' }).first();
  await expect(can).toContainText('the connection names no extensions to read');

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${stack.adminUrl}/live`);
  const queues = page.getByRole('region', { name: 'Queues' }).first();
  await queues.getByRole('button', { name: 'Add a phone to HuntGroup1' }).click({ timeout: 20_000 });
  const adding = page.getByRole('dialog', { name: 'Add a phone to HuntGroup1' });
  await adding.getByLabel('Phone').fill('nobody');
  await adding.getByRole('button', { name: 'Add now' }).click();
  await expect(adding.getByRole('alert')).toContainText('Refused; nothing was changed');
  expect(await axeFindings(page)).toEqual([]);
  await adding.getByLabel('Phone').fill('SDP40002');
  await adding.getByRole('button', { name: 'Add now' }).click();
  await expect(page.getByText('SDP40002 is in HuntGroup1.')).toBeVisible();

  const phones = page.getByRole('region', { name: 'Phones' }).first();
  const row = phones.getByRole('row').filter({ hasText: 'HuntGroup1' });
  const change = row.getByRole('button', { name: 'Change SDP40002 in HuntGroup1' });
  await change.click({ timeout: 15_000 });
  await page.getByRole('menuitem', { name: 'Pause in HuntGroup1' }).click();
  await expect(row).toContainText('Paused', { timeout: 15_000 });
  const isWide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(await isWide()).toBe(false);
  const box = await change.boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 390)).toBeLessThan(390);
  expect(await axeFindings(page)).toEqual([]);
  await change.click();
  await page.getByRole('menuitem', { name: 'End the pause in HuntGroup1' }).click();
  await expect(row).toContainText('Registered', { timeout: 15_000 });

  // A permanent member has no way out of its queue.
  await phones.getByRole('button', { name: 'Change SDP40001 in GeneralQueue' }).click();
  await expect(page.getByRole('menuitem', { name: /^Permanent in GeneralQueue/ })).toBeDisabled();
  await page.keyboard.press('Escape');

  await change.click();
  await page.getByRole('menuitem', { name: 'Remove from HuntGroup1' }).click();
  const sure = page.getByRole('dialog', { name: 'Remove SDP40002 from HuntGroup1?' });
  expect(await axeFindings(page)).toEqual([]);
  await sure.getByRole('button', { name: 'Keep the phone' }).click();
  await expect(row).toBeVisible();
  await change.click();
  await page.getByRole('menuitem', { name: 'Remove from HuntGroup1' }).click();
  await sure.getByRole('button', { name: 'Remove now' }).click();
  await expect(page.getByText('SDP40002 is no longer in HuntGroup1.')).toBeVisible();
  await expect(row).toHaveCount(0, { timeout: 15_000 });

  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${stack.adminUrl}/campaigns/new`);
  await page.getByRole('combobox', { name: 'Connection', exact: true }).click();
  await page.getByRole('option', { name: 'E2E SOP' }).click();
  const push = page.getByRole('radio', { name: /Needs uContact; E2E SOP is another kind of system/ }).first();
  await expect(push).toBeDisabled();
  await expect(push).toContainText('A SOP keeps no contacts');

  await page.goto(`${stack.adminUrl}/connections`);
  await page.getByRole('link', { name: /E2E SOP/ }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('button', { name: 'Remove E2E SOP' }).click();
  await expect(page.getByRole('heading', { name: 'Connections' })).toBeVisible();
  await expect(page.getByRole('link', { name: /E2E SOP/ })).toHaveCount(0);
});
