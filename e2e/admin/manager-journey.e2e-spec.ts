import type { CallRecordView, CampaignView, Page as ListPage } from '@callspool/contracts';
import { makePerson } from '../support/people.js';
import { Keyboard } from '../support/keyboard.js';
import { VENDOR_LOGIN } from '../support/simulators.js';
import { expect, test } from '../support/test.js';

const CONTACTS = 6;

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test(`a manager comes from sign-in to reconciled results by keyboard alone, ${width} wide`, async ({
    page,
    request,
    stack,
    simulators,
    asAdmin,
  }) => {
    test.setTimeout(180_000);
    const mark = `J${width}`;
    // What an administrator has done before: the dialer is connected, and the manager has an account.
    const connection = await asAdmin.post<{ id: string }>('/connections', {
      ...VENDOR_LOGIN,
      kind: 'ucontact',
      name: `Dialer ${mark}`,
      baseUrl: simulators.ucontactUrl,
      timeZone: 'America/Montevideo',
    });
    await asAdmin.post(`/connections/${connection.id}/test`);
    const manager = await makePerson(asAdmin, request, stack, { role: 'manager', name: `Mara ${mark}` });
    await page.setViewportSize({ width, height });
    const keys = new Keyboard(page);
    const heading = (name: string | RegExp) =>
      expect(page.getByRole('heading', { level: 1, name })).toBeVisible({ timeout: 15_000 });
    const next = () => keys.press(page.getByRole('button', { name: 'Next' }));

    await page.goto('/');
    await keys.write(page.getByLabel('Work e-mail'), manager.email);
    await keys.write(page.getByLabel('Password', { exact: true }), manager.password);
    await page.keyboard.press('Enter');
    await heading('Today');

    // A list, and a file into it.
    await keys.goTo('Lists');
    await heading('Lists');
    await keys.press(page.getByRole('button', { name: 'New list' }).first());
    const list = page.getByRole('dialog', { name: /new list/i });
    await keys.write(list.getByLabel('Name', { exact: true }), `Renewals ${mark}`);
    await keys.choose(list.getByRole('combobox', { name: /country/i }), /Belgium/);
    await keys.press(list.getByRole('button', { name: /make/i }));
    await heading('Which file?');
    const chooser = page.waitForEvent('filechooser');
    await keys.press(page.getByRole('button', { name: 'Choose a file' }));
    const rows = Array.from(
      { length: CONTACTS },
      (_, row) => `Person ${row},+32470${String(width).padStart(4, '0')}0${row}`,
    );
    await (
      await chooser
    ).setFiles({
      name: 'renewals.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(['name,phone', ...rows, 'Nobody,12'].join('\n')),
    });
    await heading('What is in each column?');
    await keys.press(page.getByRole('button', { name: 'Dry run' }));
    await heading(`${CONTACTS} of ${CONTACTS + 1} rows would go in`);
    await keys.press(page.getByRole('button', { name: `Commit ${CONTACTS} contacts` }));
    await expect(page.getByText(/Every row is accounted for/)).toBeVisible({ timeout: 20_000 });

    // A campaign over it.
    await keys.goTo('New campaign');
    await heading('What is it called, and who rings?');
    await keys.write(page.getByLabel('Name', { exact: true }), `Spring ${mark}`);
    await keys.choose(page.getByRole('combobox', { name: 'Connection', exact: true }), `Dialer ${mark}`);
    await keys.choose(page.getByRole('combobox', { name: 'Campaign in uContact' }), /Sales<-/);
    await next();
    await heading('Whom does it call?');
    const id = /campaigns\/([\w-]+)\/edit/.exec(page.url())?.[1] ?? '';
    await keys.press(page.getByRole('checkbox', { name: `Renewals ${mark}` }), 'Space');
    await next();
    await heading('When may it dial?');
    for (const layer of ['Dialing hours', 'Contacting hours']) {
      await keys.press(page.getByRole('region', { name: layer }).getByRole('button', { name: 'New hours' }));
      const hours = page.getByRole('dialog', { name: 'New hours' });
      await keys.write(hours.getByLabel('Name'), `${layer} ${mark}`);
      await keys.reach(hours.getByRole('radio').first());
      while (!(await hours.getByRole('radio', { name: 'Every day' }).isChecked()))
        await page.keyboard.press('ArrowRight');
      await keys.write(hours.getByLabel('From'), '00:00');
      await keys.write(hours.getByLabel('To', { exact: true }), '24:00');
      await keys.press(hours.getByRole('button', { name: 'Make and choose' }));
      await expect(hours).toBeHidden();
    }
    await next();
    await heading('How often, and how fast?');
    await next();
    await heading('Whom does it leave alone?');
    await next();
    await heading('Read it once more');
    for (const what of ['own retries are 0', 'schedule lies inside', 'disposition tree acts on nothing']) {
      const box = page.getByRole('checkbox', { name: new RegExp(what) });
      await keys.press(box, 'Space');
      await expect(box).toBeChecked();
    }
    await keys.press(page.getByRole('button', { name: 'Start campaign' }));
    await expect(page).toHaveURL(new RegExp(`/campaigns/${id}$`));

    // It dials, and what the dialer tells comes back and is matched.
    await heading(`Spring ${mark}`);
    await expect
      .poll(
        async () =>
          (await asAdmin.get<ListPage<CallRecordView>>(`/call-records?campaignId=${id}`)).items.length,
        { timeout: 90_000 },
      )
      .toBeGreaterThan(0);
    await keys.goTo('Call records');
    await heading('Call records');
    await expect(page.getByText(`Spring ${mark}`).first()).toBeVisible({ timeout: 15_000 });

    await keys.goTo(`Spring ${mark}`);
    await heading(`Spring ${mark}`);
    await keys.press(page.getByRole('button', { name: 'Pause' }).first());
    await expect(page.getByRole('dialog', { name: /Pause/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await asAdmin.get<CampaignView>(`/campaigns/${id}`)).state).toBe('paused');
  });
}
