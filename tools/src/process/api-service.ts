import { answersFor, ServiceProcess } from './service-process.js';

export interface ApiOptions {
  readonly port: number;
  /** Where people reach the console; cookies and vendor callbacks are bound to it. */
  readonly publicUrl: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly script?: string | undefined;
  /** True: `onLine` shows every line to a person. */
  readonly isShown?: boolean | undefined;
  readonly onLine: (line: string, stream: 'stdout' | 'stderr') => void;
  /** Called as soon as there is a process to end. */
  readonly onSpawn: (service: ServiceProcess) => void;
}

/** Starts the API and waits until it serves. Its own last words become the failure when it cannot, unless shown. */
export async function startApi(options: ApiOptions): Promise<ServiceProcess> {
  const service = new ServiceProcess({
    name: 'service',
    script: options.script ?? 'apps/api/dist/main.js',
    isShown: options.isShown ?? false,
    env: { ...options.env, HOST: '127.0.0.1', PORT: String(options.port), PUBLIC_URL: options.publicUrl },
    onLine: options.onLine,
  });
  options.onSpawn(service);
  await service.untilReady(
    () => answersFor(service, `http://127.0.0.1:${options.port}/health/ready`),
    120_000,
  );
  return service;
}
