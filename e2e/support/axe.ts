import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What every screen is looked at in, as in the pictures: both themes on a desk, and a phone. */
export const LOOKS = [
  { scheme: 'light', width: 1440 },
  { scheme: 'dark', width: 1440 },
  { scheme: 'light', width: 390 },
] as const;

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
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
}
