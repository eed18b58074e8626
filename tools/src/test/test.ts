import path from 'node:path';
import { say } from '../output/say.js';
import { NX_ENVIRONMENT, nxScript } from '../process/nx.js';
import { PlainFailure } from '../process/plain-failure.js';
import { ROOT } from '../process/root.js';
import { inScope } from '../process/scope.js';
import { ensureChromium } from './chromium.js';
import { add, jestCounts, NONE, playwrightCounts } from './counts.js';
import { demoCounts } from './demo-counts.js';
import { runStage, type Stage, type StageResult } from './stage.js';

const node = (name: string, script: string, args: readonly string[], more: Partial<Stage> = {}): Stage => ({
  name,
  program: process.execPath,
  args: [path.join(ROOT, script), ...args],
  ...more,
});

const nx = (name: string, targets: readonly string[], more: Partial<Stage> = {}): Stage => ({
  name,
  program: process.execPath,
  args: [nxScript(), 'run-many', '-t', ...targets, '--output-style=static', ...(more.args ?? [])],
  env: NX_ENVIRONMENT,
  ...(more.count === undefined ? {} : { count: more.count }),
});

const stages = (chromium: string): Stage[] => [
  node('format', 'node_modules/prettier/bin/prettier.cjs', ['--check', '.', '--log-level', 'warn']),
  nx('lint and types', ['lint', 'typecheck']),
  nx('unit tests', ['test'], { count: jestCounts }),
  node('schema against migrations', 'tools/bin/run.mjs', ['drift']),
  nx('integration tests', ['test-int'], { args: ['--parallel=2'], count: jestCounts }),
  nx('build', ['build']),
  node(
    'browser tests',
    'node_modules/@playwright/test/cli.js',
    ['test', '-c', 'e2e/playwright.config.ts', '--reporter=list'],
    {
      env: { CHROMIUM_PATH: chromium },
      count: playwrightCounts,
    },
  ),
  node(
    'demo, the service killed in the middle',
    'tools/bin/run.mjs',
    ['demo', '--exit', '--json', '--rows', '300', '--kill-service'],
    {
      count: demoCounts,
    },
  ),
];

/** Runs everything that shows whether the product holds, and ends with the sum of all tests on a line of its own. */
export function test(args: readonly string[]): Promise<number> {
  if (args.length > 0) throw new PlainFailure(`"npm test" takes no options, but got: ${args.join(' ')}.`);
  return inScope(async (scope) => {
    const chromium = await ensureChromium(scope);
    const results: StageResult[] = [];
    for (const stage of stages(chromium)) {
      if (scope.signal.aborted) break;
      results.push(await runStage(scope, stage));
    }
    const sum = results.reduce(add, NONE);
    say(
      `\n${results.map(({ name, seconds }) => `  ${String(seconds).padStart(5)} s  ${name}`).join('\n')}\n`,
    );
    process.stdout.write(`${sum.passed} passed, ${sum.failed} failed\n`);
    return sum.failed === 0 && sum.passed > 0 ? 0 : 1;
  });
}
