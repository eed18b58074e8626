import path from 'node:path';
import { ROOT } from '../process/root.js';

/** One long proof: a command that ends with 0 when it holds. */
export interface Proof {
  readonly name: string;
  readonly args: readonly string[];
  /** The environment of each round; one plain round when absent. */
  readonly rounds?: readonly Readonly<Record<string, string>>[];
  /** Reads a short result from what it printed; else "holds" or "does not hold". */
  readonly result?: (output: string) => string | null;
}

const run = (...args: readonly string[]): string[] => [path.join(ROOT, 'tools/bin/run.mjs'), ...args];

/** The last line that a bench prints is its result. */
const lastLine = (output: string): string | null => output.trimEnd().split('\n').at(-1)?.trim() ?? null;

const demoResult = (output: string): string | null => {
  const checks = output.match(/^ {2}(ok|FAIL) {1,3}\S.*$/gm) ?? [];
  const held = checks.filter((check) => check.trimStart().startsWith('ok')).length;
  return checks.length === 0 ? null : `${held} of ${checks.length} checks hold`;
};

const DOMAIN = path.join(ROOT, 'libs/domain');
const fuzz = [
  '--experimental-vm-modules',
  path.join(ROOT, 'node_modules/jest/bin/jest.js'),
  ...['--rootDir', DOMAIN, '--config', path.join(DOMAIN, 'jest.config.mjs')],
  ...['--setupFiles', path.join(ROOT, 'tools/bin/seed-chance.mjs')],
  ...['--testMatch', '**/contactable.fuzz.spec.ts', '**/openness.spec.ts', '**/parse-phone.spec.ts'],
];

const VENDORS = path.join(ROOT, 'libs/vendors');
const replyFuzz = [
  '--experimental-vm-modules',
  path.join(ROOT, 'node_modules/jest/bin/jest.js'),
  ...['--rootDir', VENDORS, '--config', path.join(VENDORS, 'jest.config.mjs')],
  ...['--testMatch', '**/reply-fuzz.node.int-spec.ts'],
];

const API = path.join(ROOT, 'apps/api');
const killedImports = [
  '--experimental-vm-modules',
  path.join(ROOT, 'node_modules/jest/bin/jest.js'),
  ...['--rootDir', API, '--config', path.join(API, 'jest.config.mjs')],
  ...['--testMatch', '**/killed-import.int-spec.ts'],
];

/** In the order in which they run. The seed decides what the random ones try. */
export const proofs = (seed: number): Proof[] => [
  { name: 'demo, whole sample', args: run('demo', '--exit'), result: demoResult },
  {
    name: 'demo, whole sample, service killed',
    args: run('demo', '--exit', '--kill-service'),
    result: demoResult,
  },
  {
    name: 'policy and hours against random contacts and rules, 30 rounds',
    args: fuzz,
    rounds: Array.from({ length: 30 }, (_, round) => ({ CALLSPOOL_SEED: String(seed + round) })),
  },
  {
    name: 'vendors’ replies, 20,000 mutations of each of five',
    args: replyFuzz,
    rounds: [{ CALLSPOOL_FUZZ: '20000', CALLSPOOL_SEED: String(seed) }],
  },
  {
    name: 'imports whose process is killed, 50 times',
    args: killedImports,
    rounds: [{ CALLSPOOL_KILLS: '50' }],
  },
  {
    name: 'the largest upload through the console',
    args: [
      path.join(ROOT, 'node_modules/@playwright/test/cli.js'),
      ...['test', '-c', 'e2e/playwright.config.ts', 'through-console', '-g', 'a file of'],
    ],
    rounds: [{ UPLOAD_MIB: '1024' }],
  },
  {
    name: 'axe on every screen, each theme at each width',
    args: [
      path.join(ROOT, 'node_modules/@playwright/test/cli.js'),
      ...['test', '-c', 'e2e/playwright.config.ts', '-g', 'axe'],
    ],
    rounds: [{ ALL_LOOKS: '1' }],
  },
  {
    name: 'ten thousand do-not-call numbers against two dispatching processes',
    args: run('race'),
    result: lastLine,
  },
  { name: 'bench claim, full size', args: run('bench', 'claim'), result: lastLine },
  { name: 'bench dispatch, full size', args: run('bench', 'dispatch'), result: lastLine },
  {
    name: 'bench dispatch at 50 ms',
    args: run('bench', 'dispatch', '--latency', '50'),
    result: lastLine,
  },
  { name: 'bench phone, full size', args: run('bench', 'phone'), result: lastLine },
  { name: 'bench dnc, 10M numbers', args: run('bench', 'dnc'), result: lastLine },
  { name: 'bench import, 1M rows', args: run('bench', 'import'), result: lastLine },
];
