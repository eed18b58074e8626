import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const LIGHT = { scheme: 'light', width: 1440 } as const;
const DARK = { scheme: 'dark', width: 1440 } as const;
const PHONE = { scheme: 'light', width: 390 } as const;
const DARK_PHONE = { scheme: 'dark', width: 390 } as const;

/** Both themes and both widths; each with each where `ALL_LOOKS` asks for it. */
const LOOKS = process.env['ALL_LOOKS'] === undefined ? [LIGHT, DARK_PHONE] : [LIGHT, DARK, PHONE, DARK_PHONE];

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

/**
 * The same page, as it stands, in both themes and at both widths: axe's findings, and whether it is wider than its window.
 * It is worn in the first look again afterwards.
 */
export async function findingsInEveryLook(page: Page): Promise<string[]> {
  const findings: string[] = [];
  for (const look of LOOKS) {
    await wear(page, look);
    const { scheme, width } = look;
    const found = await axeFindings(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide !== width) found.push(`the page is ${wide} wide`);
    findings.push(...found.map((finding) => `${scheme}, ${width}: ${finding}`));
  }
  await wear(page, LIGHT);
  return findings;
}

async function wear(page: Page, { scheme, width }: (typeof LOOKS)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize({ width, height: 844 });
  await page.waitForFunction(
    (wanted) => document.documentElement.dataset['mantineColorScheme'] === wanted,
    scheme,
  );
}
