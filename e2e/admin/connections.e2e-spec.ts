import { axeFindings } from '../support/axe.js';
import { VENDOR_LOGIN } from '../support/simulators.js';
import { expect, test } from '../support/test.js';

test('a dialer is connected, tested, mended and removed', async ({ page, stack, simulators, signIn }) => {
  test.setTimeout(90_000);
  await signIn(page);
  await page.goto(`${stack.adminUrl}/connections/new`);
  await expect(async () => {
    await page.getByText('IEXPBX', { exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Settings of IEXPBX' })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByLabel('Name', { exact: true }).fill('E2E exchange');
  await page.getByLabel('Address', { exact: true }).fill(simulators.iexpbxUrl);
  await page.getByLabel('User name of its API').fill(VENDOR_LOGIN.username);
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'E2E exchange' })).toBeVisible();

  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(page.getByText('Sign-in refused')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(VENDOR_LOGIN.password);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Not tested since it was last changed.')).toBeVisible();
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(page.getByText('Works', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Show the addresses' }).click();
  await expect(page.getByText(/\/api\/v1\/inbound\/.+\/call-started/)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  await page.getByLabel('HTTP proxy').fill('http://127.0.0.1:1');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Give the password again for the new way to the vendor.')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(VENDOR_LOGIN.password);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Not tested since it was last changed.')).toBeVisible();
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(page.getByText('Proxy in the way')).toBeVisible();

  await page.goto(`${stack.adminUrl}/connections`);
  await expect(page.getByText('E2E exchange')).toBeVisible();
  await expect(page.getByRole('region', { name: 'What it can do' }).first()).toContainText('works');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('link', { name: /E2E exchange/ }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('button', { name: 'Remove E2E exchange' }).click();
  await expect(page.getByRole('heading', { name: 'Connections' })).toBeVisible();
  await expect(page.getByText('E2E exchange')).toBeHidden();
});

test('a uContact is told how it rings agents first and where its recordings lie', async ({
  page,
  stack,
  simulators,
  signIn,
}) => {
  await signIn(page);
  await page.goto(`${stack.adminUrl}/connections/new`);
  await expect(async () => {
    await page.getByText('uContact', { exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Settings of uContact' })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByLabel('Name', { exact: true }).fill('E2E dialer of agents');
  await page.getByLabel('Address', { exact: true }).fill(simulators.ucontactUrl);
  await page.getByLabel('User name of its API').fill(VENDOR_LOGIN.username);
  await page.getByLabel('Password', { exact: true }).fill(VENDOR_LOGIN.password);
  // One of these settings asks for the others.
  await page.getByLabel('Agent’s calls count for').fill('Sales<-');
  await page.getByLabel('Address of recordings').fill('records.example');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('An outgoing campaign, with its arrow: it ends in "->".')).toBeVisible();
  await expect(page.getByText(/^Digits, with an optional/)).toBeVisible();
  await expect(page.getByText(/^Letters, digits and/)).toBeVisible();
  await expect(page.getByText(/^An address such as https/)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  await page.getByLabel('Agent’s calls count for').fill('Renewals->');
  await page.getByLabel('Number shown by agent’s calls').fill('29001000');
  await page.getByLabel('Context of its agents').fill('from-agents');
  await page.getByLabel('Address of recordings').fill('https://records.example');
  await page.getByLabel('Largest recording').fill('32');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'E2E dialer of agents' })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Agent’s calls count for')).toHaveValue('Renewals->');
  await expect(page.getByLabel('Technology of agents’ phones')).toHaveValue('SIP');
  await expect(page.getByLabel('Address of recordings')).toHaveValue('https://records.example');
  await expect(page.getByLabel('Largest recording')).toHaveValue('32 MiB');
});
