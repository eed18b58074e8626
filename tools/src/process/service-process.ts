import { randomUUID } from 'node:crypto';
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { PlainFailure } from './plain-failure.js';
import { ROOT } from './root.js';

const END_WITH_PARENT = pathToFileURL(path.join(ROOT, 'tools/bin/end-with-parent.mjs')).href;
const GRACE_MS = 20_000;
/** A process that ended may leave its pipes to one that it started. */
const LAST_WORDS_MS = 2_000;
const START_HEADER = 'x-callspool-start';

export interface ServiceProcessOptions {
  /** For messages: "service", "console", "simulators". */
  readonly name: string;
  /** The script, relative to the root of the source tree. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** True: `onLine` shows all that it prints, so a failure need not repeat it. */
  readonly isShown?: boolean;
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The service did not become ready. `isPortTaken`: because another process listens where it should. */
export class NotReady extends PlainFailure {
  constructor(
    message: string,
    readonly isPortTaken: boolean,
  ) {
    super(message);
  }
}

/**
 * A service that runs beside us in a process group of its own, so that a Ctrl-C reaches us alone and we end what we
 * started in the right order; it ends by itself when we are killed.
 */
export class ServiceProcess {
  /** Settles when the process is gone. */
  readonly exited: Promise<Exit>;
  /** Known to this process alone: answers that carry it are its own, and not those of another on the same port. */
  readonly nonce = randomUUID();
  private readonly child: ChildProcess;
  private readonly saidAll: Promise<void>;
  private readonly lastLines: string[] = [];
  private gone: Exit | null = null;
  private isStopping = false;

  constructor(private readonly options: ServiceProcessOptions) {
    const script = path.join(ROOT, options.script);
    this.child = spawn(process.execPath, ['--import', END_WITH_PARENT, script, ...(options.args ?? [])], {
      cwd: ROOT,
      env: {
        ...process.env,
        ...options.env,
        CALLSPOOL_PARENT_PID: String(process.pid),
        CALLSPOOL_START_NONCE: this.nonce,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.listen('stdout');
    this.listen('stderr');
    this.saidAll = new Promise((resolve) => this.child.once('close', () => resolve()));
    this.exited = new Promise((resolve, reject) => {
      this.child.on('error', reject);
      this.child.on('exit', (code, signal) => {
        this.gone = { code, signal };
        resolve(this.gone);
      });
    });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Null while it runs. */
  get exit(): Exit | null {
    return this.gone;
  }

  /** True once we ourselves have asked it to end. */
  get wasStopped(): boolean {
    return this.isStopping;
  }

  /** The last lines it printed, for telling why it ended. */
  get tail(): string {
    return this.lastLines.join('\n');
  }

  /** Asks it to end, and ends it and all it started after twenty seconds. */
  async stop(): Promise<void> {
    this.isStopping = true;
    if (this.gone === null) {
      this.signal('SIGTERM');
      const hard = setTimeout(() => this.signal('SIGKILL'), GRACE_MS);
      await this.exited;
      clearTimeout(hard);
    }
    // What it may have started itself and left.
    this.signal('SIGKILL');
  }

  /**
   * Resolves once `isReady` answers true and the process lives.
   * @throws NotReady when the process ends first, or after `timeoutMs`.
   */
  async untilReady(isReady: () => Promise<boolean>, timeoutMs: number): Promise<void> {
    const started = performance.now();
    while (performance.now() - started < timeoutMs) {
      if (this.gone !== null) throw await this.endedEarly(this.gone);
      if ((await isReady().catch(() => false)) && this.gone === null) return;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    throw this.failure(`was not ready after ${Math.round(timeoutMs / 1000)} seconds`);
  }

  private async endedEarly({ code }: Exit): Promise<NotReady> {
    // What it said last can come after its end, and tells whether another port helps.
    const late = new AbortController();
    await Promise.race([this.saidAll, sleep(LAST_WORDS_MS, undefined, { ref: false, signal: late.signal })]);
    late.abort();
    return this.failure(
      `ended before it was ready (code ${code})`,
      /EADDRINUSE|\bPort \d+\b.* is taken/.test(this.tail),
    );
  }

  private failure(what: string, isPortTaken = false): NotReady {
    const why = this.options.isShown === true ? 'Why stands above.' : `Its last lines:\n${this.tail}`;
    return new NotReady(`The ${this.options.name} ${what}. ${why}`, isPortTaken);
  }

  private listen(stream: 'stdout' | 'stderr'): void {
    createInterface({ input: this.child[stream]! }).on('line', (line) => {
      this.lastLines.push(line);
      if (this.lastLines.length > 20) this.lastLines.shift();
      this.options.onLine?.(line, stream);
    });
  }

  private signal(signal: NodeJS.Signals): void {
    try {
      process.kill(-this.pid, signal);
    } catch {
      // The group is empty already.
    }
  }
}

/** True when the address answers 200 in the name of `service` itself, directly or through another. */
export async function answersFor(service: ServiceProcess, url: string): Promise<boolean> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  await answer.body?.cancel();
  return answer.status === 200 && answer.headers.get(START_HEADER) === service.nonce;
}
