import { type ChildProcess, fork } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';

const START_MS = 60_000;
const STOP_MS = 15_000;

export interface Child {
  readonly pid: number;
  /** What the process has printed so far, both streams. */
  output(): string;
  /** Null while it runs or when a signal ended it. */
  exitCode(): number | null;
  /** Asks it to end, and ends it when it does not. */
  stop(): Promise<void>;
}

/**
 * Runs a built Node program and waits until `isUp` says so.
 * @throws Error with the program's output when it ends first or takes too long.
 */
export async function startChild(
  program: string,
  env: Record<string, string>,
  isUp: (output: string) => Promise<boolean> | boolean,
): Promise<Child> {
  const child = fork(program, [], { env: { ...inherited(), ...env }, silent: true, cwd: '/' });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const deadline = performance.now() + START_MS;
  while (!(await isUp(output))) {
    if (child.exitCode !== null || performance.now() > deadline) {
      await stop(child);
      throw new Error(`${program} did not start:\n${output}`);
    }
    await pause(50);
  }
  return {
    pid: child.pid ?? 0,
    output: () => output,
    exitCode: () => child.exitCode,
    stop: () => stop(child),
  };
}

/** A loopback port that is free at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Nothing of the surroundings may change what is tested, save where programs are. */
function inherited(): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
  return { PATH, HOME, ...(TMPDIR === '' ? {} : { TMPDIR }) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(timer);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
