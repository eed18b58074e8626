import { axeFindings } from '../support/axe.js';
import { makeDialingDesk, until } from '../support/dialing-desk.js';
import { startSimulators } from '../support/simulators.js';
import { expect, test as base } from '../support/test.js';

// An exchange of its own: the records of other tests' calls would be read, and counted, with these.
const test = base.extend<{ exchange: Awaited<ReturnType<typeof startSimulators>> }>({
  exchange: async ({}, use) => {
    const exchange = await startSimulators();
    await use(exchange);
    await exchange.stop();
  },
});

interface Words {
  readonly items: readonly {
    readonly word: string;
    readonly records: number;
    readonly connectionName: string;
  }[];
}
interface Attempts {
  readonly items: readonly { readonly state: string; readonly result: string | null }[];
}

const PHONE = { width: 390, height: 844 };

test.describe('vendors’ words', () => {
  test('a new word is mapped with one click, and its calls are settled', async ({
    page,
    asAdmin,
    exchange,
    signIn,
  }) => {
    test.setTimeout(180_000);
    await exchange.ask('/settings', { iexpbx: { dispositionWords: { answered: 'KONUŞTU' } } });
    const desk = await makeDialingDesk(asAdmin, exchange, { key: 'words', contacts: 3, numbers: '771' });
    await until(async () => {
      const { items } = await asAdmin.get<Words>('/vendor-words/unmapped');
      return items.some(
        ({ word, records, connectionName }) =>
          word === 'KONUŞTU' && records === 3 && connectionName === 'iexpbx words',
      );
    });
    await signIn(page);
    await page.goto('/dispositions/words');
    const row = page.getByRole('listitem').filter({ hasText: 'KONUŞTUiexpbx words' });
    await expect(row).toContainText('iexpbx words: 3 calls');
    expect(await axeFindings(page)).toEqual([]);
    await row.getByRole('combobox', { name: 'What KONUŞTU means' }).click();
    await page.getByRole('option', { name: 'Answered' }).click();
    await row.getByRole('button', { name: 'Map 3: KONUŞTU' }).click();
    const mapped = page.getByRole('region', { name: 'Mapped words' });
    await expect(mapped.getByText('3 stored calls settled')).toBeVisible({ timeout: 20_000 });
    await expect(row).toHaveCount(0);
    const attempts = await asAdmin.get<Attempts>(`/attempts?campaignId=${desk.ivr.id}`);
    expect(attempts.items.map(({ state, result }) => [state, result])).toEqual([
      ['CLOSED', 'ANSWERED'],
      ['CLOSED', 'ANSWERED'],
      ['CLOSED', 'ANSWERED'],
    ]);

    await page.setViewportSize(PHONE);
    await mapped.getByRole('button', { name: 'KONUŞTU' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change what the word means' });
    await expect(dialog.getByRole('textbox', { name: 'The vendor’s word' })).toBeDisabled();
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByRole('button', { name: 'Remove KONUŞTU' }).click();
    await expect(mapped.getByText('No word is mapped')).toBeVisible();
  });
});
