import type { CampaignView } from '@callspool/contracts';
import { axeFindings } from '../support/axe.js';
import { makeDialingDesk } from '../support/dialing-desk.js';
import { makePerson } from '../support/people.js';
import { expect, test } from '../support/test.js';

for (const [width, height, numbers] of [
  [1440, 900, '441'],
  [390, 844, '442'],
] as const) {
  test(`a supervisor watches a running campaign live and pauses it, ${width} wide`, async ({
    page,
    request,
    stack,
    simulators,
    asAdmin,
    signIn,
  }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height });
    const key = `Watched ${width}`;
    // Calls that last, so that there is something to see.
    await simulators.ask('/settings', {
      iexpbx: { engine: { ringMs: [2_000, 4_000], talkMs: [20_000, 40_000] } },
    });
    try {
      const desk = await makeDialingDesk(asAdmin, simulators, { key, contacts: 12, numbers });
      const supervisor = await makePerson(asAdmin, request, stack, { role: 'supervisor', name: 'Sofia' });
      await signIn(page, supervisor);
      await page.goto('/live');
      const calls = page.getByRole('region', { name: 'Calls' }).first();
      await expect(
        calls
          .getByRole('row')
          .filter({ hasText: `32470${numbers}2` })
          .first(),
      ).toBeVisible({
        timeout: 30_000,
      });
      await expect(page.getByRole('group', { name: 'Calls live' })).toContainText(/[1-9]/);
      await expect(page.getByRole('group', { name: 'Calls live' })).toContainText(/\d+ s/);
      await expect(page.getByRole('region', { name: 'Dialer campaigns' }).first()).toContainText('Sales<-');
      expect(await axeFindings(page)).toEqual([]);

      await page.goto(`/campaigns/${desk.ivr.id}`);
      await expect(page.getByRole('heading', { level: 1, name: `Reminders ${key}` })).toBeVisible();
      await page.getByRole('button', { name: 'Pause' }).first().click();
      const why = page.getByRole('dialog');
      await why.getByRole('textbox').fill('The announcement is the old one');
      await why.getByRole('button', { name: /Pause/ }).click();
      await expect
        .poll(async () => (await asAdmin.get<CampaignView>(`/campaigns/${desk.ivr.id}`)).state)
        .toBe('paused');
      await expect(page.getByText('The announcement is the old one').first()).toBeVisible();
      await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible();
      await expect(page.getByRole('link', { name: 'Change' })).toHaveCount(0);
    } finally {
      await simulators.ask('/settings', {
        iexpbx: { engine: { ringMs: [100, 100], talkMs: [1_000, 4_000] } },
      });
    }
  });
}
