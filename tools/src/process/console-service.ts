import { ServiceProcess } from './service-process.js';

export interface ConsoleOptions {
  readonly port: number;
  readonly apiPort: number;
  readonly onLine: (line: string) => void;
  /** Called as soon as there is a process to end. */
  readonly onSpawn: (service: ServiceProcess) => void;
}

/** Starts the web console; it hands everything under /api on to the API. */
export async function startConsole(options: ConsoleOptions): Promise<ServiceProcess> {
  const service = new ServiceProcess({
    name: 'console',
    script: 'apps/admin/.next/standalone/apps/admin/server.js',
    env: {
      PORT: String(options.port),
      HOSTNAME: '127.0.0.1',
      API_URL: `http://127.0.0.1:${options.apiPort}`,
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
    },
    onLine: options.onLine,
  });
  options.onSpawn(service);
  await service.untilReady(() => answers(`http://127.0.0.1:${options.port}/`), 60_000);
  return service;
}

/** True when the address answers at all, even with a redirect to the sign-in page. */
async function answers(url: string): Promise<boolean> {
  const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5_000) });
  await answer.body?.cancel();
  return answer.status < 500;
}
