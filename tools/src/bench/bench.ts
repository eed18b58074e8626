import { applyMigrations } from '@callspool/database';
import { say } from '../output/say.js';
import { startRunDatabase } from '../process/run-database.js';
import { inScope, type Scope } from '../process/scope.js';
import { BENCH_SETTINGS } from './bench-desk.js';
import { readBenchOptions, type BenchOptions } from './bench-options.js';
import { openClaimBench } from './claim-bench.js';
import { openDncBench } from './dnc-bench.js';
import { openDispatchBench } from './dispatch-bench.js';
import { importBench } from './import-bench.js';
import { line, measure, type Bench } from './measure.js';
import { PhoneBench } from './phone-bench.js';
import { screenLine, type ScreenResult } from './screens/measure-screen.js';
import { benchScreens } from './screens/screens-bench.js';

const SCREENS = 'screens';
const CONCURRENCY = { bare: 32, withLatency: 128 };

const BENCHES: Readonly<Record<string, (scope: Scope, options: BenchOptions) => Promise<Bench>>> = {
  import: importBench,
  phone: (_scope, { rows }) => Promise.resolve(new PhoneBench({ rows: rows ?? 200_000, fuzzed: 300_000 })),
  claim: async (scope, { rows }) =>
    closed(scope, await openClaimBench({ url: await migrated(scope), rows: rows ?? 100_000 })),
  dnc: async (scope, { rows }) =>
    closed(scope, await openDncBench({ url: await migrated(scope), rows: rows ?? 10_000_000 })),
  dispatch: async (scope, { rows, latencyMs }) =>
    closed(
      scope,
      await openDispatchBench({
        url: await migrated(scope),
        rows: rows ?? 20_000,
        concurrency: latencyMs === null ? CONCURRENCY.bare : CONCURRENCY.withLatency,
        latencyMs: latencyMs ?? 0,
      }),
    ),
};

/** Measures one bench on a throwaway database of its own; fails on a check that does not hold, never on speed. */
export function bench(args: readonly string[]): Promise<number> {
  const options = readBenchOptions(args, [...Object.keys(BENCHES), SCREENS]);
  return inScope(async (scope) => {
    if (options.name === SCREENS) return printScreens(await benchScreens(scope, options), options);
    const made = await BENCHES[options.name]!(scope, options);
    const result = await measure(made, options.reps, say);
    process.stdout.write(`${options.json ? JSON.stringify(result) : line(result)}\n`);
    return result.problems.length === 0 ? 0 : 1;
  });
}

/** A line per screen rather than one for all: what is slow is one of them. */
function printScreens(results: readonly ScreenResult[], { json }: BenchOptions): number {
  process.stdout.write(
    json ? `${JSON.stringify(results)}\n` : results.map((each) => `${screenLine(each)}\n`).join(''),
  );
  return results.length > 0 && results.every(({ problems }) => problems.length === 0) ? 0 : 1;
}

async function migrated(scope: Scope): Promise<string> {
  const { url } = await startRunDatabase(scope, 'bench', BENCH_SETTINGS);
  await applyMigrations(url);
  return url;
}

function closed(scope: Scope, made: Bench & { close(): Promise<void> }): Bench {
  scope.defer(() => made.close());
  return made;
}
