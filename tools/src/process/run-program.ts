import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ROOT } from './root.js';
import type { Scope } from './scope.js';

export interface ProgramResult {
  readonly code: number;
  readonly output: string;
}

/** Runs a program in the root of the source tree to its end; the scope ends it and what it started. */
export function runProgram(
  scope: Scope,
  program: string,
  args: readonly string[],
  options: { env?: Readonly<Record<string, string | undefined>>; onLine?: (line: string) => void } = {},
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const lines: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        options.onLine?.(line);
      });
    }
    let isOver = false;
    const kill = (signal: NodeJS.Signals): void => {
      if (isOver || child.pid === undefined) return;
      try {
        process.kill(-child.pid, signal);
      } catch {
        // It ended in this very moment.
      }
    };
    const ended = new Promise<void>((over) => child.once('close', () => over()));
    scope.defer(async () => {
      if (isOver) return;
      kill('SIGTERM');
      const hard = setTimeout(() => kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(hard);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      isOver = true;
      resolve({ code: code ?? 1, output: lines.join('\n') });
    });
  });
}
