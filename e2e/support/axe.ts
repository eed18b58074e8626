import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const LIGHT = { scheme: 'light', width: 1440 } as const;
const DARK = { scheme: 'dark', width: 1440 } as const;
const PHONE = { scheme: 'light', width: 390 } as const;
const DARK_PHONE = { scheme: 'dark', width: 390 } as const;

/** What every screen is looked at in: both themes and both widths; each with each where `ALL_LOOKS` asks for it. */
export const LOOKS =
  process.env['ALL_LOOKS'] === undefined ? [LIGHT, DARK_PHONE] : [LIGHT, DARK, PHONE, DARK_PHONE];

/** Serious and critical findings on the page as it is now, one line each; an empty list is what a screen must have. */
export async function axeFindings(page: Page): Promise<string[]> {
  // What fades in has not its own colours yet; what turns for ever is not waited for.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().endTime === Infinity,
      ),
  );
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
}
