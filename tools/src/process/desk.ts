import { say } from '../output/say.js';
import { startApi } from './api-service.js';
import { startConsole } from './console-service.js';
import { PlainFailure } from './plain-failure.js';
import { reservePort, type ReservedPort } from './ports.js';
import type { Scope } from './scope.js';
import type { ServiceProcess } from './service-process.js';

export interface DeskOptions {
  /** The port of the console that a person asked for; null: 3000, or the next that is free. */
  readonly consolePort: number | null;
  readonly apiPort: number | null;
  /** Where people reach the console, when that is not its own address. */
  readonly publicUrl?: string | undefined;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly onApiLine: (line: string, stream: 'stdout' | 'stderr') => void;
  readonly onConsoleLine: (line: string) => void;
}

/** The API and the console, running. */
export interface Desk {
  readonly api: ServiceProcess;
  readonly console: ServiceProcess;
  readonly apiUrl: string;
  readonly consoleUrl: string;
  /** Starts the API again on its port after it died. */
  restartApi(): Promise<ServiceProcess>;
}

const DEFAULT_CONSOLE_PORT = 3000;
const DEFAULT_API_PORT = 4000;
const TRIES = 5;

/** Starts the API and the console on ports that are free, and ends both with the scope. */
export async function startDesk(scope: Scope, options: DeskOptions): Promise<Desk> {
  for (let attempt = 1; ; attempt++) {
    const consolePort = await choosePort('console', options.consolePort, DEFAULT_CONSOLE_PORT);
    const apiPort = await choosePort('API', options.apiPort, DEFAULT_API_PORT);
    const started: ServiceProcess[] = [];
    scope.defer(async () => void (await Promise.all(started.map((service) => service.stop()))));
    try {
      return await startBoth(options, { consolePort, apiPort }, started);
    } catch (error) {
      await Promise.all(started.map((service) => service.stop()));
      await Promise.all([consolePort.release(), apiPort.release()]);
      // Between our letting go of a port and the service taking it, another program was faster.
      if (attempt === TRIES || !/EADDRINUSE|is taken/.test(String(error))) throw error;
    }
  }
}

async function startBoth(
  options: DeskOptions,
  ports: { consolePort: ReservedPort; apiPort: ReservedPort },
  started: ServiceProcess[],
): Promise<Desk> {
  const { consolePort, apiPort } = ports;
  const consoleUrl = `http://127.0.0.1:${consolePort.port}`;
  const runApi = (): Promise<ServiceProcess> => {
    return startApi({
      port: apiPort.port,
      publicUrl: options.publicUrl ?? consoleUrl,
      env: options.env ?? {},
      onLine: options.onApiLine,
      onSpawn: (spawned) => void started.push(spawned),
    });
  };
  await apiPort.release();
  const desk = { api: await runApi() };
  await consolePort.release();
  const web = await startConsole({
    port: consolePort.port,
    apiPort: apiPort.port,
    onLine: options.onConsoleLine,
    onSpawn: (spawned) => void started.push(spawned),
  });
  return {
    get api() {
      return desk.api;
    },
    console: web,
    apiUrl: `http://127.0.0.1:${apiPort.port}`,
    consoleUrl,
    restartApi: async () => (desk.api = await runApi()),
  };
}

async function choosePort(what: string, wanted: number | null, usual: number): Promise<ReservedPort> {
  const reserved = await reservePort(wanted ?? usual);
  if (wanted !== null && reserved.port !== wanted) {
    await reserved.release();
    throw new PlainFailure(`Port ${wanted} for the ${what} is taken: end what uses it, or choose another.`);
  }
  if (reserved.port !== (wanted ?? usual)) {
    say(`Port ${usual} is taken, so the ${what} uses ${reserved.port}.`);
  }
  return reserved;
}
