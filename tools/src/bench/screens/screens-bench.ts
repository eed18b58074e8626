import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { applyMigrations } from '@callspool/database';
import { say } from '../../output/say.js';
import { startDesk } from '../../process/desk.js';
import { WORK_DIR } from '../../process/root.js';
import { startRunDatabase } from '../../process/run-database.js';
import type { Scope } from '../../process/scope.js';
import { ensureChromium } from '../../test/chromium.js';
import { BENCH_SETTINGS } from '../bench-desk.js';
import type { BenchOptions } from '../bench-options.js';
import { seedScreens } from './screens-data.js';
import { measureScreen, type ScreenResult } from './measure-screen.js';
import { StaticCopies } from './static-copy.js';
import { timedScreens } from './timed-screens.js';

const PORTS = { console: 3700, api: 4700 };

/**
 * Each screen of the built console on a desk of 500 campaigns and a list of a million contacts, beside a static copy of
 * itself in the same browser. The service answers requests only: campaigns that dial would measure something else.
 */
export async function benchScreens(scope: Scope, options: BenchOptions): Promise<ScreenResult[]> {
  const executablePath = await ensureChromium(scope);
  const database = await startRunDatabase(scope, 'bench', BENCH_SETTINGS);
  await applyMigrations(database.url);
  const data = await seedScreens(database.url, options.rows ?? 1_000_000);
  const signIn = { email: 'bench@callspool.local', password: randomBytes(12).toString('hex') };
  const log = createWriteStream(path.join(WORK_DIR, 'bench.log'));
  const write = (line: string): void => void log.write(`${line}\n`);
  const desk = await startDesk(scope, {
    consolePort: null,
    apiPort: null,
    usualPorts: PORTS,
    env: {
      DATABASE_URL: database.url,
      DATABASE_DIRECT_URL: undefined,
      CALLSPOOL_DATA_DIR: path.join(WORK_DIR, 'bench'),
      CALLSPOOL_SECRET_KEY: randomBytes(32).toString('base64'),
      CALLSPOOL_SECRET_KEY_FILE: undefined,
      ADMIN_EMAIL: signIn.email,
      ADMIN_PASSWORD: signIn.password,
      ROLE: 'web',
      LOG_LEVEL: 'warn',
    },
    onApiLine: write,
    onConsoleLine: write,
  });
  const copies = await StaticCopies.start(desk.consoleUrl);
  scope.defer(() => copies.close());
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox'] : [] });
  scope.defer(() => browser.close());
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  const answer = await context.request.post(`${desk.consoleUrl}/api/v1/session`, {
    data: signIn,
    headers: { origin: desk.consoleUrl },
  });
  if (!answer.ok()) throw new Error(`Nobody can sign in: ${await answer.text()}`);

  const results: ScreenResult[] = [];
  for (const screen of timedScreens(data)) {
    say(`screens: ${screen.name}`);
    const visit = { context, copies, screen, consoleUrl: desk.consoleUrl, database: database.handle };
    const result = await measureScreen(visit, options.reps);
    if (result === null) say(`screens: ${screen.name} is not there yet (${screen.path})`);
    else results.push(result);
  }
  return results;
}
