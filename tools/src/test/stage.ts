import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { say, StatusLine } from '../output/say.js';
import { WORK_DIR } from '../process/root.js';
import { runProgram } from '../process/run-program.js';
import type { Scope } from '../process/scope.js';
import { NONE, type Counts } from './counts.js';
import { failureExcerpt } from './excerpt.js';

export interface Stage {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Reads from the output how many tests held; a stage without tests counts nothing unless it fails. */
  readonly count?: (output: string) => Counts;
}

export interface StageResult extends Counts {
  readonly name: string;
  readonly seconds: number;
}

/** Runs one stage, shows that it goes on, and prints its end when it failed; all of it is kept in a log. */
export async function runStage(scope: Scope, stage: Stage): Promise<StageResult> {
  const started = performance.now();
  const elapsed = (): number => Math.round((performance.now() - started) / 1000);
  const status = new StatusLine(10_000);
  let latest = '';
  const timer = setInterval(() => {
    status.show(`  ${stage.name}: ${elapsed()} s  ${latest.trim().slice(0, 80)}`, performance.now());
  }, 1_000);
  const result = await runProgram(scope, stage.program, stage.args, {
    ...(stage.env === undefined ? {} : { env: stage.env }),
    onLine: (line) => {
      if (line.trim() !== '') latest = line;
    },
  });
  clearInterval(timer);
  status.end();
  const logFile = keepLog(stage.name, result.output);
  const counted = stage.count?.(result.output) ?? NONE;
  const hasFailed = result.code !== 0 || counted.failed > 0;
  const counts = hasFailed && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
  const tests = stage.count === undefined ? '' : `, ${counts.passed} passed, ${counts.failed} failed`;
  if (hasFailed) say(failureExcerpt(result.output));
  say(
    `${hasFailed ? 'FAIL' : 'ok  '} ${stage.name} (${elapsed()} s${tests})${hasFailed ? `; all of it: ${logFile}` : ''}`,
  );
  return { name: stage.name, seconds: elapsed(), ...counts };
}

function keepLog(name: string, output: string): string {
  const dir = path.join(WORK_DIR, 'test-logs');
  mkdirSync(dir, { recursive: true });
  const file = path.join(dir, `${name.replaceAll(/\W+/g, '-')}.log`);
  writeFileSync(file, output);
  return file;
}
