import { findingsInEveryLook } from '../support/axe.js';
import { expect, test } from '../support/test.js';

test.describe('the rules of the house', () => {
  test('hours are typed or switched, and read in words', async ({ page, signIn }) => {
    await signIn(page);
    await page.goto('/hours/new');
    await page.getByLabel('Name').fill('Centre of the tests');
    const friday = page.getByRole('textbox', { name: 'Hours on Friday' });
    await friday.fill('nine to five');
    await expect(page.getByText('Write it as 09:00–13:00, 14:00–20:00.')).toBeVisible();
    await friday.fill('9-13, 14-18:30');
    await friday.blur();
    await page.getByRole('switch', { name: 'Open on Thursday' }).press('Space');
    await expect(page.getByRole('region', { name: 'In words' })).toHaveText(
      /Mon–Wed 09:00–20:00; Fri 09:00–13:00, 14:00–18:30/,
    );
    await page.getByRole('button', { name: 'Save' }).click();
    // Saved, so going on is not asked about.
    await expect(page.getByRole('heading', { name: 'Centre of the tests', level: 1 })).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.getByLabel('Name').fill('Another name');
    await page.getByRole('link', { name: 'Caps' }).click();
    await expect(page.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible();
    await page.getByRole('button', { name: 'Stay here' }).click();
    await expect(page.getByLabel('Name')).toHaveValue('Another name');
  });

  test('respool rules say in words what they do', async ({ page, signIn }) => {
    await signIn(page);
    await page.goto('/respool-rules/new');
    await page.getByLabel('Name').fill('Rules of the tests');
    await page.getByRole('button', { name: 'Busy', exact: true }).click();
    await page.getByRole('switch', { name: 'Try again after this result' }).press('Space');
    await expect(page.getByText(/When the result is Busy, try again after 2 h/)).toBeVisible();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { name: 'Rules of the tests', level: 1 })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('row', { name: /Busy/ })).toContainText('2 h');
  });

  test('caps, groups and dispositions are made, changed and removed', async ({ page, signIn }) => {
    test.slow();
    await signIn(page);
    await page.goto('/groups');
    await page.getByRole('button', { name: 'New group' }).first().click();
    await page.getByRole('dialog').getByLabel('Name').fill('Client of the tests');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('button', { name: 'Client of the tests' })).toBeVisible();

    await page.goto('/caps');
    await page.getByRole('button', { name: 'New cap' }).first().click();
    const cap = page.getByRole('dialog', { name: 'New cap' });
    await cap.getByLabel('Attempts at most').fill('41');
    await expect(cap.getByText(/At most 41 attempts per person in any 1 d/)).toBeVisible();
    await cap.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: /At most 41 attempts/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Remove Caps' }).click();
    await expect(page.getByRole('button', { name: /At most 41 attempts/ })).toHaveCount(0);

    await page.goto('/dispositions');
    await page.getByRole('button', { name: 'New disposition' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'New disposition' });
    await dialog.getByLabel('First level').fill('Reached');
    await dialog.getByLabel('Second level').fill('Do not call of the tests');
    await dialog.getByLabel('Human').check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('row', { name: /Do not call of the tests/ })).toContainText('yes');
  });

  test('have pages without a serious finding of axe', async ({ page, signIn }) => {
    test.slow();
    await signIn(page);
    for (const path of [
      '/hours',
      '/hours/new',
      '/hours/holidays/new',
      '/respool-rules',
      '/respool-rules/new',
      '/caps',
      '/groups',
      '/dispositions',
    ]) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      expect([path, await findingsInEveryLook(page)]).toEqual([path, []]);
    }
  });
});
