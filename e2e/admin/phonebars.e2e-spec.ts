import { readFileSync } from 'node:fs';
import { axeFindings } from '../support/axe.js';
import { makePerson } from '../support/people.js';
import { startSimulators } from '../support/simulators.js';
import { expect, test } from '../support/test.js';

test('both phonebars stand on the live screen: one read by the service, one by the browser on its agent’s PC', async ({
  page,
  context,
  stack,
  asAdmin,
  signIn,
  browser,
}) => {
  test.setTimeout(180_000);
  // Of its own: calls, violations and CORS of these phonebars are nobody else's.
  const bars = await startSimulators();
  const agent = await makePerson(asAdmin, context.request, stack, { role: 'agent', name: 'Ada Agent' });
  const patience = { callerWaitsMs: [120_000, 120_000] };
  await bars.ask('/settings', { xcally: patience, motion: patience });

  await signIn(page);
  await page.goto('/connections/new');
  await expect(async () => {
    await page.getByText('xCALLY phonebar', { exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Settings of xCALLY phonebar' })).toBeVisible({
      timeout: 1_000,
    });
  }).toPass();
  await expect(page.getByRole('textbox', { name: 'Address', exact: true })).toHaveValue(
    'http://localhost:9888',
  );
  await expect(page.getByLabel('Password', { exact: true })).toHaveCount(0);
  await page.getByLabel('Name', { exact: true }).fill('E2E reception');
  await page.getByRole('textbox', { name: 'Address', exact: true }).fill(bars.xcallyUrl);
  await page.getByRole('radio', { name: 'This service' }).check();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'E2E reception' })).toBeVisible();
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(page.getByText('Works', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Examine' }).click();
  await expect(page.getByText('All works', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('row', { name: /^SIP peer works/ })).toBeVisible();
  // While it fades, the word that it is saved is pale.
  await expect(page.locator('.mantine-Notification-root')).toHaveCount(0, { timeout: 15_000 });
  expect(await axeFindings(page)).toEqual([]);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the report' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^callspool-doctor-e2e-reception-.*\.txt$/);
  expect(readFileSync(await file.path(), 'utf8')).toContain('All that was tried works.');

  await asAdmin.post('/connections', { kind: 'motion', name: 'E2E desks', baseUrl: bars.motionUrl });

  const pc = await browser.newContext({ baseURL: stack.adminUrl });
  const desk = await pc.newPage();
  await signIn(desk, agent);
  await desk.goto('/account');
  await desk.getByRole('radio', { name: /E2E desks/ }).check();
  const mark = desk.getByRole('link', { name: 'Phonebar: readable' });
  await expect(mark).toBeVisible();
  await expect(desk.getByText('Last told to the service')).toBeVisible();
  expect(await axeFindings(desk)).toEqual([]);

  await bars.ask('/calls', { vendor: 'motion', src: '5550600' });
  await bars.ask('/calls', { vendor: 'xcally', src: '5550700', queue: 'Sales' });
  await expect(desk.getByText('1 call', { exact: true })).toBeVisible();

  await page.goto('/live');
  const calls = page.getByRole('region', { name: 'Calls' }).first();
  const theirs = calls.getByRole('row').filter({ hasText: '5550600 → Ada Agent' });
  const ours = calls.getByRole('row').filter({ hasText: '5550700 → agent' });
  await expect(theirs).toContainText('incoming', { timeout: 20_000 });
  await expect(ours).toContainText('E2E reception', { timeout: 20_000 });
  await expect(theirs.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Queues' }).first()).toContainText('Support');
  expect(await axeFindings(page)).toEqual([]);
  await ours.getByRole('button', { name: 'Hang up 5550700 to agent' }).click();
  await page.getByRole('button', { name: 'Hang up now' }).click();
  await expect(ours).toHaveCount(0, { timeout: 15_000 });

  // It goes on wherever the agent is, and says when the phonebar cannot be read any more.
  await bars.ask('/settings', { motion: { cors: 'none' } });
  await mark.click();
  await expect(desk.getByText('not readable', { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(theirs).toHaveCount(0, { timeout: 15_000 });
  await bars.ask('/faults', { vendor: 'motion', add: { kind: 'portClosed' } });
  await expect(desk.getByText('not running', { exact: true })).toBeVisible({ timeout: 20_000 });
  await bars.ask('/faults', { clear: true });
  await bars.ask('/settings', { motion: { cors: 'any' } });
  await expect(theirs).toBeVisible({ timeout: 25_000 });
  await desk.reload();
  await expect(mark).toBeVisible({ timeout: 20_000 });
  await desk.getByRole('radio', { name: 'none' }).check();
  await expect(mark).toHaveCount(0);
  await expect(theirs).toHaveCount(0, { timeout: 15_000 });

  await page.goto('/campaigns/new');
  await page.getByRole('combobox', { name: 'Connection', exact: true }).click();
  await page.getByRole('option', { name: 'E2E desks' }).click();
  const push = page
    .getByRole('radio', { name: /Needs uContact; E2E desks is another kind of system/ })
    .first();
  await expect(push).toBeDisabled();
  await expect(push).toContainText('A phonebar keeps no contacts');

  // While one cannot be read, the address is asked for the other generation too, as their documents have it.
  const violations = (await bars.ask('/violations')) as { operation: string }[];
  expect(violations.filter(({ operation }) => operation !== '/xcally/svc/channels')).toEqual([]);
  expect(await bars.ask('/dials')).toEqual([]);
  await pc.close();
  const { items } = await asAdmin.get<{ items: { id: string; name: string }[] }>('/connections?limit=200');
  for (const { id } of items.filter(({ name }) => name === 'E2E desks' || name === 'E2E reception'))
    await page.request.delete(`/api/v1/connections/${id}`, { headers: { origin: stack.adminUrl } });
  await bars.stop();
});
