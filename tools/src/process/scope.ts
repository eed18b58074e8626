import { setTimeout as sleep } from 'node:timers/promises';

const CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
type EndingSignal = keyof typeof CODES;

/** What a command has started and must end again, whichever way it ends. */
export class Scope {
  private readonly steps: (() => Promise<void>)[] = [];
  private readonly abort = new AbortController();

  /** Aborted as soon as the command is asked to end; also while it cleans up. */
  get signal(): AbortSignal {
    return this.abort.signal;
  }

  /** Remembers how to undo something. The newest goes first. */
  defer(step: () => Promise<void>): void {
    this.steps.push(step);
  }

  /** Undoes everything; a step that fails does not keep the others from running. */
  async close(): Promise<void> {
    this.abort.abort();
    for (let step = this.steps.pop(); step !== undefined; step = this.steps.pop()) {
      await step().catch((error: unknown) => console.error(`While ending: ${String(error)}`));
    }
  }

  /** Waits until the command is asked to end. */
  async untilAborted(): Promise<void> {
    while (!this.signal.aborted) {
      await sleep(3_600_000, undefined, { signal: this.signal }).catch(() => undefined);
    }
  }
}

/**
 * Runs a command until it is done or a signal ends it; then whatever it started is ended. A second signal does not
 * interrupt the ending: what is left would stay behind as a process of nobody.
 */
export async function inScope(work: (scope: Scope) => Promise<number>): Promise<number> {
  const scope = new Scope();
  const ending = listenForEnd();
  try {
    return await Promise.race([work(scope), ending.code]);
  } finally {
    await scope.close();
    ending.stop();
  }
}

function listenForEnd(): { code: Promise<number>; stop(): void } {
  let resolve: (code: number) => void = () => undefined;
  const code = new Promise<number>((settle) => (resolve = settle));
  const onSignal = (signal: NodeJS.Signals) => resolve(CODES[signal as EndingSignal]);
  const signals = Object.keys(CODES) as EndingSignal[];
  for (const signal of signals) process.on(signal, onSignal);
  // npm that was killed hard tells its script nothing.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.env.npm_lifecycle_event !== undefined && process.ppid !== parent) resolve(CODES.SIGHUP);
  }, 1_000);
  watch.unref();
  return {
    code,
    stop: () => {
      clearInterval(watch);
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}
