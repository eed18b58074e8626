import type { DatabaseHandle } from '@callspool/database';
import type { BrowserContext, Page } from '@playwright/test';
import { spread, thousands, type Spread } from '../measure.js';
import { Asked } from './asked.js';
import { blankAfterScroll, whenShown } from './in-page.js';
import { rowsReadDuring } from './rows-read.js';
import type { StaticCopies } from './static-copy.js';
import type { TimedScreen } from './timed-screens.js';

export interface Visit {
  readonly context: BrowserContext;
  readonly copies: StaticCopies;
  readonly screen: TimedScreen;
  readonly consoleUrl: string;
  readonly database: DatabaseHandle;
}

export interface ScreenResult {
  readonly name: string;
  /** Null when its data never showed. */
  readonly times: ScreenTimes | null;
  readonly problems: readonly string[];
}

export interface ScreenTimes {
  /** Milliseconds until its data is shown. */
  readonly product: Spread;
  readonly baseline: Spread;
  readonly ratio: Spread;
  readonly reps: number;
  /** Rows of large tables that the database read for it. */
  readonly rowsRead: number;
}

/** The screen does not show what it should. */
class NotShown extends Error {
  override readonly name = 'NotShown';
}

/** A screen shows some dozens of rows, a few of its requests some hundreds; whoever reads more has looked through a list. */
const MOST_ROWS_READ = 5_000;
const PATIENCE_MS = 60_000;
const SCROLLS = 40;
const SCROLL_PIXELS = 600;
/** A row's edge, at most. */
const BLANK = 0.02;

/** Null when there is no such page yet. */
export async function measureScreen(visit: Visit, reps: number): Promise<ScreenResult | null> {
  const problems = new Set<string>();
  const { name } = visit.screen;
  try {
    const times = await timesOf(visit, reps, problems);
    return times === null ? null : { name, times, problems: [...problems] };
  } catch (error) {
    if (!(error instanceof NotShown)) throw error;
    return { name, times: null, problems: [...problems, error.message] };
  }
}

async function timesOf(visit: Visit, reps: number, problems: Set<string>): Promise<ScreenTimes | null> {
  const warm = await prepare(visit, problems);
  if (warm === null) return null;
  const pairs: { product: number; baseline: number }[] = [];
  for (let rep = 0; rep < reps; rep++) {
    const baseline = await timeTo(visit, `${visit.copies.url}${visit.screen.path}`);
    pairs.push({ baseline, product: await timeTo(visit, `${visit.consoleUrl}${visit.screen.path}`) });
  }
  if (warm.rowsRead > MOST_ROWS_READ) problems.add(`reads ${thousands(warm.rowsRead)} rows`);
  return {
    product: spread(pairs.map(({ product }) => product)),
    baseline: spread(pairs.map(({ baseline }) => baseline)),
    ratio: spread(pairs.map(({ product, baseline }) => product / baseline)),
    reps,
    rowsRead: warm.rowsRead,
  };
}

/**
 * The first visit warms everything up (what is counted once in a while is counted then) and keeps the static copy; the second
 * one is looked at in detail.
 */
async function prepare(visit: Visit, problems: Set<string>): Promise<{ rowsRead: number } | null> {
  const { context, copies, screen, database } = visit;
  const first = await context.newPage();
  try {
    if ((await show(visit, first)) === 404) return null;
    copies.keep(screen.path, await first.content());
  } finally {
    await first.close();
  }
  const page = await context.newPage();
  const asked = new Asked(page);
  try {
    const rowsRead = await rowsReadDuring(database, () => show(visit, page));
    if (screen.isTable === true) await scroll(page, problems);
    await asked.settled();
    for (const problem of asked.problems) problems.add(problem);
    return { rowsRead };
  } finally {
    await page.close();
  }
}

/** Opens the screen and waits for its data. Returns the page's status. */
async function show({ screen, consoleUrl }: Visit, page: Page): Promise<number> {
  const status = (await page.goto(`${consoleUrl}${screen.path}`))?.status() ?? 0;
  if (status !== 404) await within(page.evaluate(whenShown(screen.shows)), `it shows no "${screen.shows}"`);
  return status;
}

async function scroll(page: Page, problems: Set<string>): Promise<void> {
  for (let count = 0; count < SCROLLS; count++) {
    const blank = (await page.evaluate(blankAfterScroll(SCROLL_PIXELS))) as number | null;
    if (blank === null) return;
    if (blank > BLANK) problems.add(`${Math.round(blank * 100)} % of the table is blank after a scroll`);
  }
}

async function timeTo({ context, screen }: Visit, url: string): Promise<number> {
  const page = await context.newPage();
  try {
    await page.goto(url, { waitUntil: 'commit' });
    return (await within(
      page.evaluate(whenShown(screen.shows)),
      `${url} shows no "${screen.shows}"`,
    )) as number;
  } finally {
    await page.close();
  }
}

async function within<T>(work: Promise<T>, otherwise: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new NotShown(`${otherwise} within ${PATIENCE_MS / 1_000} s`)),
      PATIENCE_MS,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** One line per screen, the same figures as the JSON. */
export function screenLine({ name, times, problems }: ScreenResult): string {
  const range = ({ median, min, max }: Spread, digits: number): string =>
    `${median.toFixed(digits)} (${min.toFixed(digits)}-${max.toFixed(digits)})`;
  return [
    `screens ${name.padEnd(20)}`,
    ...(times === null
      ? []
      : [
          `product ${range(times.product, 0)} ms`,
          `baseline static-copy ${range(times.baseline, 0)} ms`,
          `ratio ${range(times.ratio, 1)}`,
          `n=${times.reps}`,
          `rows read ${thousands(times.rowsRead)}`,
        ]),
    problems.length === 0 ? 'checks ok' : `checks FAILED: ${problems.join('; ')}`,
  ].join('  ');
}
