import { answersFor, ServiceProcess } from './service-process.js';

export interface ConsoleOptions {
  readonly port: number;
  readonly apiPort: number;
  /** Where people reach the console. */
  readonly publicUrl: string;
  /** The API that it must reach; the answer through the console proves that the console is ours too. */
  readonly api: ServiceProcess;
  readonly script?: string | undefined;
  readonly onLine: (line: string) => void;
  /** Called as soon as there is a process to end. */
  readonly onSpawn: (service: ServiceProcess) => void;
}

/** Starts the web console; it hands everything under /api on to the API. */
export async function startConsole(options: ConsoleOptions): Promise<ServiceProcess> {
  const service = new ServiceProcess({
    name: 'console',
    script: options.script ?? 'apps/admin/.next/standalone/apps/admin/server.js',
    env: {
      PORT: String(options.port),
      HOSTNAME: '127.0.0.1',
      PUBLIC_URL: options.publicUrl,
      API_URL: `http://127.0.0.1:${options.apiPort}`,
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
    },
    onLine: options.onLine,
  });
  options.onSpawn(service);
  await service.untilReady(
    () => answersFor(options.api, `http://127.0.0.1:${options.port}/health/ready`),
    60_000,
  );
  return service;
}
