import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { SignIn } from '../demo/demo-service.js';
import { PlainFailure } from '../process/plain-failure.js';

export interface Variant {
  readonly name: string;
  readonly scheme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
}

export const VARIANTS: readonly Variant[] = [
  { name: 'light-1440', scheme: 'light', width: 1440, height: 900 },
  { name: 'dark-1440', scheme: 'dark', width: 1440, height: 900 },
  { name: 'light-390', scheme: 'light', width: 390, height: 844 },
];

/** A skeleton comes after 300 ms and goes when the data is there. */
const SETTLE_MS = 700;
const DATA_MS = 10_000;
/** How far the page is wider than its window. */
const WIDER_BY = 'document.documentElement.scrollWidth - innerWidth';
const STILL_LOADING = '[aria-busy="true"], .mantine-Skeleton-root';

/** What a look at a page told besides its picture. */
export interface Seen {
  /** Null: there was no answer at all. */
  readonly status: number | null;
  readonly problems: readonly string[];
}

/** One browser window of one person in one variant; its pages share the sign-in. */
export class Camera {
  private constructor(
    private readonly context: BrowserContext,
    private readonly consoleUrl: string,
    readonly variant: Variant,
  ) {}

  static async open(
    browser: Browser,
    consoleUrl: string,
    variant: Variant,
    person: SignIn | null,
  ): Promise<Camera> {
    const context = await browser.newContext({
      viewport: { width: variant.width, height: variant.height },
      colorScheme: variant.scheme,
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'Europe/Brussels',
    });
    if (person !== null) {
      const answer = await context.request.post(`${consoleUrl}/api/v1/session`, {
        data: person,
        headers: { origin: consoleUrl },
      });
      if (!answer.ok()) throw new PlainFailure(`${person.email} cannot sign in: ${await answer.text()}`);
    }
    return new Camera(context, consoleUrl, variant);
  }

  /** Opens a page and waits until it shows what it has. */
  async look(at: string, press: readonly string[] = []): Promise<{ page: Page; seen: Seen }> {
    const page = await this.context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message.split('\n', 1)[0] ?? ''));
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) problems.push(message.text());
    });
    const response = await page.goto(`${this.consoleUrl}${at}`, { waitUntil: 'load' });
    await settle(page);
    for (const key of press) await page.keyboard.press(key);
    if (press.length > 0) await sleep(SETTLE_MS);
    const overflow = await page.evaluate<number>(WIDER_BY);
    if (overflow > 0) problems.push(`${overflow} pixels wider than the window`);
    return { page, seen: { status: response?.status() ?? null, problems } };
  }

  async shoot(page: Page, folder: string, name: string): Promise<void> {
    mkdirSync(folder, { recursive: true });
    await page.screenshot({
      path: path.join(folder, `${name}-${this.variant.name}.png`),
      animations: 'disabled',
      caret: 'hide',
    });
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

/** Data comes at its own pace, and a live page is never idle: what says that it loads must be gone. */
async function settle(page: Page): Promise<void> {
  await sleep(SETTLE_MS);
  const deadline = performance.now() + DATA_MS;
  while (performance.now() < deadline && (await page.locator(STILL_LOADING).count()) > 0) await sleep(100);
}
