import { say } from '../output/say.js';
import { startApi } from './api-service.js';
import { startConsole } from './console-service.js';
import { PlainFailure } from './plain-failure.js';
import { reservePort, type ReservedPort } from './ports.js';
import type { Scope } from './scope.js';
import { NotReady, type ServiceProcess } from './service-process.js';

export interface DeskOptions {
  /** The port of the console that a person asked for; null: the usual one, or the next that is free. */
  readonly consolePort: number | null;
  readonly apiPort: number | null;
  /** Where the search for a free port begins; 3000 for the console and 4000 for the API unless said. */
  readonly usualPorts?: { readonly console: number; readonly api: number };
  /** What to run instead of the built services, relative to the root of the source tree. */
  readonly scripts?: { readonly console: string; readonly api: string };
  /** Where people reach the console, when that is not its own address. */
  readonly publicUrl?: string | undefined;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly onApiLine: (line: string, stream: 'stdout' | 'stderr') => void;
  /** True: `onApiLine` shows every line to a person, so a failure does not repeat them. */
  readonly isApiShown?: boolean;
  readonly onConsoleLine: (line: string) => void;
}

/** The API and the console, running. */
export interface Desk {
  readonly api: ServiceProcess;
  readonly console: ServiceProcess;
  readonly apiUrl: string;
  readonly consoleUrl: string;
  /** Starts the API again after it died: on its port, or on another one when that was taken in the meantime. */
  restartApi(): Promise<void>;
}

const USUAL_PORTS = { console: 3000, api: 4000 };
const TRIES = 8;

/** Starts the API and the console on ports that are free, and ends both with the scope. */
export async function startDesk(scope: Scope, options: DeskOptions): Promise<Desk> {
  const desk = new RunningDesk(options);
  scope.defer(() => desk.stop());
  await desk.start();
  return desk;
}

/**
 * Between our letting go of a port and the service taking it, another start on this machine can be faster. The service
 * then ends, and we try without that port, so that two starts never fight for one port twice.
 */
class RunningDesk implements Desk {
  private readonly lost = new Set<number>();
  private readonly started = new Set<ServiceProcess>();
  private ports: { console: number; api: number };
  private running: { api: ServiceProcess; console: ServiceProcess } | null = null;
  private isStopped = false;

  constructor(private readonly options: DeskOptions) {
    this.ports = options.usualPorts ?? USUAL_PORTS;
  }

  get api(): ServiceProcess {
    return this.services.api;
  }

  get console(): ServiceProcess {
    return this.services.console;
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${this.ports.api}`;
  }

  get consoleUrl(): string {
    return `http://127.0.0.1:${this.ports.console}`;
  }

  async start(): Promise<void> {
    await this.untilNoPortIsLost(async () => {
      const consolePort = await this.choosePort('console', this.options.consolePort);
      try {
        const apiPort = await this.choosePort('api', this.options.apiPort);
        this.ports = { console: consolePort.port, api: apiPort.port };
        await apiPort.release();
        const api = await this.runApi();
        await consolePort.release();
        this.running = { api, console: await this.runConsole(api) };
      } finally {
        await consolePort.release();
      }
    });
  }

  async restartApi(): Promise<void> {
    const { console: web } = this.services;
    const before = this.ports.api;
    await this.untilNoPortIsLost(async () => {
      const port = await reservePort(before, this.lost);
      this.ports = { ...this.ports, api: port.port };
      await port.release();
      const api = await this.runApi();
      if (port.port === before) {
        this.running = { api, console: web };
        return;
      }
      say(`Port ${before} was taken in the meantime, so the API uses ${port.port}.`);
      await this.end(web);
      this.running = { api, console: await this.runConsole(api) };
    });
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.endAll();
  }

  private get services(): { api: ServiceProcess; console: ServiceProcess } {
    if (this.running === null) throw new Error('The desk has not been started.');
    return this.running;
  }

  private async untilNoPortIsLost(work: () => Promise<void>): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const kept = new Set(this.started);
      try {
        return await work();
      } catch (error) {
        await Promise.all(
          [...this.started].filter((service) => !kept.has(service)).map((one) => this.end(one)),
        );
        if (this.isStopped || attempt === TRIES || !(error instanceof NotReady && error.isPortTaken))
          throw error;
      }
    }
  }

  private async runApi(): Promise<ServiceProcess> {
    const port = this.ports.api;
    return this.noting(port, () =>
      startApi({
        port,
        publicUrl: this.options.publicUrl ?? this.consoleUrl,
        env: this.options.env ?? {},
        script: this.options.scripts?.api,
        isShown: this.options.isApiShown,
        onLine: this.options.onApiLine,
        onSpawn: (spawned) => this.keep(spawned),
      }),
    );
  }

  private async runConsole(api: ServiceProcess): Promise<ServiceProcess> {
    const port = this.ports.console;
    return this.noting(port, () =>
      startConsole({
        port,
        apiPort: this.ports.api,
        publicUrl: this.options.publicUrl ?? this.consoleUrl,
        api,
        script: this.options.scripts?.console,
        onLine: this.options.onConsoleLine,
        onSpawn: (spawned) => this.keep(spawned),
      }),
    );
  }

  private async noting(port: number, run: () => Promise<ServiceProcess>): Promise<ServiceProcess> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof NotReady && error.isPortTaken) {
        this.lost.add(port);
        say(`Another program took port ${port} first.`);
      }
      throw error;
    }
  }

  private async choosePort(which: 'console' | 'api', wanted: number | null): Promise<ReservedPort> {
    const usual = (this.options.usualPorts ?? USUAL_PORTS)[which];
    const name = which === 'api' ? 'API' : which;
    const reserved = await reservePort(wanted ?? usual, this.lost);
    if (wanted !== null && reserved.port !== wanted) {
      await reserved.release();
      throw new PlainFailure(`Port ${wanted} for the ${name} is taken: end what uses it, or choose another.`);
    }
    if (reserved.port !== (wanted ?? usual)) {
      say(`Port ${usual} is taken, so the ${name} uses ${reserved.port}.`);
    }
    return reserved;
  }

  private keep(spawned: ServiceProcess): void {
    this.started.add(spawned);
    // Between two steps of a start the command may have been asked to end.
    if (this.isStopped) void this.end(spawned);
  }

  private async end(service: ServiceProcess): Promise<void> {
    await service.stop();
    this.started.delete(service);
  }

  private async endAll(): Promise<void> {
    await Promise.all([...this.started].map((service) => this.end(service)));
  }
}
