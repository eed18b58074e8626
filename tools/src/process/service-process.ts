import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { PlainFailure } from './plain-failure.js';
import { ROOT } from './root.js';

const END_WITH_PARENT = pathToFileURL(path.join(ROOT, 'tools/bin/end-with-parent.mjs')).href;
const GRACE_MS = 20_000;

export interface ServiceProcessOptions {
  /** For messages: "service", "console", "simulators". */
  readonly name: string;
  /** The script, relative to the root of the source tree. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/**
 * A service that runs beside us in a process group of its own, so that a Ctrl-C reaches us alone and we end what we
 * started in the right order; it ends by itself when we are killed.
 */
export class ServiceProcess {
  /** Settles when the process is gone. */
  readonly exited: Promise<Exit>;
  private readonly child: ChildProcess;
  private readonly lastLines: string[] = [];
  private gone: Exit | null = null;
  private isStopping = false;

  constructor(private readonly options: ServiceProcessOptions) {
    const script = path.join(ROOT, options.script);
    this.child = spawn(process.execPath, ['--import', END_WITH_PARENT, script, ...(options.args ?? [])], {
      cwd: ROOT,
      env: { ...process.env, ...options.env, CALLSPOOL_PARENT_PID: String(process.pid) },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.listen('stdout');
    this.listen('stderr');
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
   * Resolves once `isReady` answers true. Throws one sentence when the process ends first, or after `timeoutMs`.
   */
  async untilReady(isReady: () => Promise<boolean>, timeoutMs: number): Promise<void> {
    const started = performance.now();
    while (performance.now() - started < timeoutMs) {
      if (this.gone !== null) throw this.failure(`ended before it was ready (code ${this.gone.code})`);
      if (await isReady().catch(() => false)) return;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    throw this.failure(`was not ready after ${Math.round(timeoutMs / 1000)} seconds`);
  }

  private failure(what: string): PlainFailure {
    return new PlainFailure(`The ${this.options.name} ${what}. Its last lines:\n${this.tail}`);
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
