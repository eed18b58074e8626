import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { nxScript } from '../process/nx.js';
import { ROOT } from '../process/root.js';
import { FEATURE_RULES, PROJECT_RULES, type Snippet } from './import-rules.js';

interface Message {
  readonly ruleId: string | null;
  readonly message: string;
}

const IMPORT_RULES = new Set([
  '@nx/enforce-module-boundaries',
  'no-restricted-imports',
  'no-restricted-syntax',
  'no-restricted-globals',
]);

function node(script: string, args: readonly string[], input: string): string {
  const result = spawnSync(process.execPath, [path.resolve(ROOT, script), ...args], {
    cwd: ROOT,
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  if (result.status !== 0) throw new Error(`${script} failed: ${result.stderr}`);
  return result.stdout;
}

const lint = (snippets: readonly Snippet[]): Message[][] =>
  JSON.parse(node('tools/bin/lint-snippets.mjs', [], JSON.stringify(snippets))) as Message[][];

const rules = [...PROJECT_RULES, ...FEATURE_RULES];
let broken: Message[][] = [];
let lawful: Message[][] = [];

beforeAll(() => {
  // The rule about projects reads the graph that Nx has stored, and is silent when there is none.
  node(nxScript(), ['show', 'projects'], '');
  broken = lint(rules.map(({ breaks }) => breaks));
  lawful = lint(rules.map((rule) => rule.lawful));
}, 120_000);

const ofImports = (messages: readonly Message[] = []) =>
  messages.filter(({ ruleId }) => IMPORT_RULES.has(ruleId ?? ''));

describe.each(rules.map((rule, index) => ({ ...rule, index })))('$rule', ({ index }) => {
  it('is enforced', () => {
    expect(ofImports(broken[index])).not.toEqual([]);
  });

  it('leaves its lawful twin alone', () => {
    expect(lawful[index]).toEqual([]);
  });
});
