import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import type { SignIn } from '../demo/demo-service.js';
import { DemoClient } from '../demo/api-client.js';
import { startDesk, type Desk } from '../process/desk.js';
import { WORK_DIR } from '../process/root.js';
import { startRunDatabase, type RunDatabase } from '../process/run-database.js';
import type { Scope } from '../process/scope.js';

/** Ports that nothing else of this product begins with. */
const USUAL_PORTS = { console: 3600, api: 4600 };

/** The built console and service on a fresh database, with its first administrator. */
export class ScreensDesk {
  private constructor(
    private readonly desk: Desk,
    readonly database: RunDatabase,
    readonly signIn: SignIn,
    readonly signal: AbortSignal,
  ) {}

  static async start(scope: Scope): Promise<ScreensDesk> {
    const database = await startRunDatabase(scope, 'screens');
    const signIn = { email: 'marta@desk.example', password: `desk-${randomBytes(9).toString('hex')}` };
    const log = createWriteStream(path.join(WORK_DIR, 'screens.log'), { flags: 'a' });
    const write = (line: string): void => void log.write(`${line}\n`);
    const desk = await startDesk(scope, {
      consolePort: null,
      apiPort: null,
      usualPorts: USUAL_PORTS,
      env: {
        DATABASE_URL: database.url,
        DATABASE_DIRECT_URL: undefined,
        CALLSPOOL_DATA_DIR: path.join(WORK_DIR, 'screens'),
        CALLSPOOL_SECRET_KEY: randomBytes(32).toString('base64'),
        CALLSPOOL_SECRET_KEY_FILE: undefined,
        ADMIN_EMAIL: signIn.email,
        ADMIN_PASSWORD: signIn.password,
        ROLE: 'all',
        LOG_LEVEL: 'info',
      },
      onApiLine: write,
      onConsoleLine: write,
    });
    return new ScreensDesk(desk, database, signIn, scope.signal);
  }

  get apiUrl(): string {
    return this.desk.apiUrl;
  }

  get consoleUrl(): string {
    return this.desk.consoleUrl;
  }

  /** The administrator, signed in at the API. */
  async client(): Promise<DemoClient> {
    const client = new DemoClient(() => this.apiUrl, this.consoleUrl, this.signal);
    await client.post('/session', this.signIn);
    return client;
  }

  /** Ends the service and leaves the console alone with it. */
  stopApi(): Promise<void> {
    return this.desk.api.stop();
  }
}
