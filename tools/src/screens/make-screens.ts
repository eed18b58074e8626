import { chromium, type Browser } from '@playwright/test';
import { VENDOR_ZONES } from '../demo/connect-vendors.js';
import { Simulators } from '../demo/simulators.js';
import { say } from '../output/say.js';
import { inScope, Scope } from '../process/scope.js';
import { ensureChromium } from '../test/chromium.js';
import { ScreensDesk } from './screens-desk.js';
import { readScreensOptions, type ScreensOptions } from './screens-options.js';
import { seedFull } from './seed/seed-full.js';
import { seedPeople } from './seed/people.js';
import { shootBroken } from './shoot-broken.js';
import { ScreensReport, Shooting } from './shooting.js';

const DIAL_FOR_MS = 45_000;

/** Pictures of every screen of the built console, on a desk full of work, on an empty one, and on a broken one. */
export function makeScreens(args: readonly string[]): Promise<number> {
  const options = readScreensOptions(args, process.env.INIT_CWD ?? process.cwd());
  return inScope(async (scope) => {
    const executablePath = await ensureChromium(scope);
    const isRoot = process.getuid?.() === 0;
    const browser = await chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox'] : [] });
    scope.defer(() => browser.close());
    const report = new ScreensReport();
    const { states } = options;
    if (states.some((state) => state !== 'empty'))
      await onOwnDesk(scope, (inner) => shootFullDesk(inner, browser, options, report));
    if (states.includes('empty'))
      await onOwnDesk(scope, (inner) => shootEmptyDesk(inner, browser, options, report));
    return conclude(options, report);
  });
}

/** Whatever the work started has ended before the next one begins: two desks at once would slow each other down. */
async function onOwnDesk(scope: Scope, work: (inner: Scope) => Promise<void>): Promise<void> {
  const inner = new Scope();
  scope.defer(() => inner.close());
  try {
    await work(inner);
  } finally {
    await inner.close();
  }
}

async function shootFullDesk(
  scope: Scope,
  browser: Browser,
  options: ScreensOptions,
  report: ScreensReport,
): Promise<void> {
  say('Filling a desk.');
  const simulators = await Simulators.start(scope, VENDOR_ZONES);
  const desk = await ScreensDesk.start(scope);
  const client = await desk.client();
  const people = await seedPeople(desk, client);
  const brussels = new Scope();
  scope.defer(() => brussels.close());
  const doomed = await Simulators.start(brussels, VENDOR_ZONES);
  const vendors = { simulators, doomed, endDoomed: () => brussels.close() };
  const world = await seedFull(client, vendors, { rows: options.rows, dialForMs: DIAL_FOR_MS });
  const shooting = new Shooting({ browser, desk, world, people, report, ...options });
  const { states } = options;
  if (states.includes('full')) await shooting.shootAll('full', await shooting.open('full'));
  if (states.includes('stale') || states.includes('away'))
    await shootBroken(shooting, states, () => desk.stopApi());
}

async function shootEmptyDesk(
  scope: Scope,
  browser: Browser,
  options: ScreensOptions,
  report: ScreensReport,
): Promise<void> {
  say('Starting an empty desk.');
  const desk = await ScreensDesk.start(scope);
  const people = new Map([['admin', desk.signIn] as const]);
  const shooting = new Shooting({ browser, desk, world: {}, people, report, ...options });
  await shooting.shootAll('empty', await shooting.open('empty'));
}

function conclude({ out }: ScreensOptions, report: ScreensReport): number {
  if (report.missing.size > 0) {
    say(`Not there yet: ${[...report.missing].join(', ')}.`);
  }
  for (const problem of report.problems) say(`  ${problem}`);
  say(`${report.pictures} pictures are in ${out}.`);
  return report.problems.length === 0 && report.pictures > 0 ? 0 : 1;
}
