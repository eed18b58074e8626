import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { say, StatusLine } from '../output/say.js';
import { PlainFailure } from '../process/plain-failure.js';
import { runProgram, type ProgramResult } from '../process/run-program.js';
import { inScope, type Scope } from '../process/scope.js';
import { appendEvidence, loadProgress, saveProgress } from './evidence.js';
import { proofs, type Proof } from './proofs.js';

/** Runs the long proofs that this commit has not had yet, and appends each one's result to docs/evidence.md. */
export function testLong(args: readonly string[]): Promise<number> {
  const wantedSeed = readSeed(args);
  return inScope(async (scope) => {
    const commit = await currentCommit(scope);
    let progress = loadProgress(commit, wantedSeed ?? randomInt(1, 1_000_000));
    let failed = 0;
    for (const proof of proofs(progress.seed)) {
      if (scope.signal.aborted) break;
      if (progress.done.includes(proof.name)) {
        say(`done  ${proof.name}`);
        continue;
      }
      const outcome = await prove(scope, proof);
      if (scope.signal.aborted) break;
      say(`${outcome.holds ? 'ok  ' : 'FAIL'}  ${proof.name}: ${outcome.result} (${outcome.seconds} s)`);
      appendEvidence({ at: new Date(), commit, seed: progress.seed, proof: proof.name, ...outcome });
      if (!outcome.holds) failed++;
      else progress = { ...progress, done: [...progress.done, proof.name] };
      saveProgress(progress);
    }
    return failed === 0 ? 0 : 1;
  });
}

async function prove(
  scope: Scope,
  proof: Proof,
): Promise<{ holds: boolean; result: string; seconds: number }> {
  const started = performance.now();
  const status = new StatusLine(30_000);
  let last: ProgramResult = { code: 0, output: '' };
  for (const env of proof.rounds ?? [{}]) {
    last = await runProgram(scope, process.execPath, proof.args, {
      env,
      onLine: (line) => status.show(`  ${proof.name}: ${line.trim()}`, performance.now()),
    });
    if (last.code !== 0) break;
  }
  status.end();
  const holds = last.code === 0;
  if (!holds) say(last.output.split('\n').slice(-40).join('\n'));
  const result = proof.result?.(last.output) ?? (holds ? 'holds' : 'does not hold');
  return { holds, result, seconds: Math.round((performance.now() - started) / 1000) };
}

/** With a plus sign when the tree differs from the commit: then the evidence is of neither. */
async function currentCommit(scope: Scope): Promise<string> {
  const head = await runProgram(scope, 'git', ['rev-parse', '--short=12', 'HEAD']);
  if (head.code !== 0)
    throw new PlainFailure('The long proofs name the commit they ran on: run them in a git clone.');
  const changes = await runProgram(scope, 'git', ['status', '--porcelain', '--', ':!docs/evidence.md']);
  return `${head.output.trim()}${changes.output.trim() === '' ? '' : '+'}`;
}

function readSeed(args: readonly string[]): number | null {
  try {
    const { values } = parseArgs({ args: [...args], options: { seed: { type: 'string' } } });
    if (values.seed === undefined) return null;
    const seed = Number(values.seed);
    if (Number.isInteger(seed) && seed > 0) return seed;
    throw new Error(`--seed takes a whole number above 0, not "${values.seed}".`);
  } catch (error) {
    throw new PlainFailure(`${(error as Error).message} Usage: npm run test:long -- [--seed 7]`);
  }
}
