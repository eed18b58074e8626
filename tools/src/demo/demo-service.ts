import { randomBytes } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import path from 'node:path';
import { say } from '../output/say.js';
import { startDesk, type Desk } from '../process/desk.js';
import { WORK_DIR } from '../process/root.js';
import type { Scope } from '../process/scope.js';

export interface SignIn {
  readonly email: string;
  readonly password: string;
}

/** The service under demonstration: started again whenever it dies, so that a killed one can be shown to go on. */
export class DemoService {
  private constructor(
    private readonly scope: Scope,
    private readonly desk: Desk,
    readonly signIn: SignIn,
    readonly logFile: string,
  ) {}

  static async start(scope: Scope, databaseUrl: string): Promise<DemoService> {
    const signIn = { email: 'demo@callspool.local', password: `demo-${randomBytes(6).toString('hex')}` };
    const logFile = path.join(WORK_DIR, 'demo.log');
    const log = createWriteStream(logFile, { flags: 'w' });
    const desk = await startDesk(scope, {
      consolePort: null,
      apiPort: null,
      env: environment(databaseUrl, signIn),
      onApiLine: writeTo(log),
      onConsoleLine: writeTo(log),
    });
    const service = new DemoService(scope, desk, signIn, logFile);
    void service.keepAlive();
    return service;
  }

  get apiUrl(): string {
    return this.desk.apiUrl;
  }

  /** Null between its death and its return, when another program may answer there. */
  get apiUrlNow(): string | null {
    return this.desk.api.exit === null ? this.desk.apiUrl : null;
  }

  get consoleUrl(): string {
    return this.desk.consoleUrl;
  }

  /** Ends the service the hard way, in the middle of whatever it does. */
  kill(): void {
    process.kill(this.desk.api.pid, 'SIGKILL');
  }

  private async keepAlive(): Promise<void> {
    for (;;) {
      const service = this.desk.api;
      const exit = await service.exited;
      if (this.scope.signal.aborted || service.wasStopped) return;
      say(`The service died (${exit.signal ?? `code ${exit.code}`}); starting it again.`);
      try {
        await this.desk.restartApi();
      } catch (error) {
        if (!this.scope.signal.aborted) say(`It did not start again: ${(error as Error).message}`);
        return;
      }
      say('The service is back.');
    }
  }
}

function environment(databaseUrl: string, { email, password }: SignIn): Record<string, string | undefined> {
  return {
    DATABASE_URL: databaseUrl,
    DATABASE_DIRECT_URL: undefined,
    CALLSPOOL_DATA_DIR: path.join(WORK_DIR, 'demo'),
    CALLSPOOL_SECRET_KEY: randomBytes(32).toString('base64'),
    CALLSPOOL_SECRET_KEY_FILE: undefined,
    ADMIN_EMAIL: email,
    ADMIN_PASSWORD: password,
    ROLE: 'all',
    LOG_LEVEL: 'info',
  };
}

const writeTo =
  (log: WriteStream) =>
  (line: string): void =>
    void log.write(`${line}\n`);
