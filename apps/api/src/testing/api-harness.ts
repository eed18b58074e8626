import type { Role } from '@callspool/contracts';
import { createTestDatabase, type TestDatabase } from '@callspool/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import type { AddressInfo } from 'node:net';
import { AppModule } from '../app.module.js';
import { systemActor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { openSecretBox } from '../common/secrets/open-secret-box.js';
import { Config } from '../config/config.js';
import { configureApp } from '../configure-app.js';
import { Database } from '../database/database.service.js';
import { prepareDatabase } from '../database/prepare-database.js';
import { ApiKeysService } from '../users/api-keys.service.js';
import { UsersService } from '../users/users.service.js';
import { ApiClient } from './api-client.js';

export interface ApiHarnessOptions {
  /** Replaces the system clock. */
  readonly clock?: Clock;
  /** Replaces providers: `(module) => module.overrideProvider(X).useValue(fake)`. */
  readonly overrides?: (module: TestingModuleBuilder) => TestingModuleBuilder;
  /** Environment on top of the harness's own; `ROLE` is `web` unless said otherwise, so that no jobs run. */
  readonly env?: Record<string, string>;
  /** An existing database, for a second node on it; it is then left open at the end. */
  readonly database?: TestDatabase;
}

export interface ApiHarness {
  readonly url: string;
  readonly app: NestExpressApplication;
  readonly database: TestDatabase;
  /** A client that is signed in with a role, or carries an API key for `integration`. */
  signIn(role: Role): Promise<ApiClient>;
  /** A client that is not signed in. */
  signedOut(): ApiClient;
  close(): Promise<void>;
}

export const TEST_PASSWORD = 'a long enough password';

/** Boots the real application by the real configuration on a database of its own, listening on a free loopback port. */
export async function startApi(options: ApiHarnessOptions = {}): Promise<ApiHarness> {
  const database = options.database ?? (await createTestDatabase());
  const config = new Config({
    DATABASE_URL: database.url,
    DATABASE_POOL_MAX: '10',
    CALLSPOOL_SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
    PORT: '0',
    ROLE: 'web',
    LOG_LEVEL: 'silent',
    ...options.env,
  });
  await prepareDatabase(database.url);
  const { box } = await openSecretBox(config, database.url, () => options.clock?.now() ?? new Date());
  const app = await build(config, box, options);
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;

  return {
    url,
    app,
    database,
    signedOut: () => new ApiClient(url),
    signIn: (role) => (role === 'integration' ? withApiKey(app, url) : withSession(app, url, role)),
    close: async () => {
      await app.close();
      if (options.database === undefined) await database.close();
    },
  };
}

async function build(
  config: Config,
  box: Parameters<typeof AppModule.with>[1],
  { clock, overrides }: ApiHarnessOptions,
): Promise<NestExpressApplication> {
  let builder = Test.createTestingModule({ imports: [AppModule.with(config, box)] });
  if (clock !== undefined) builder = builder.overrideProvider(Clock).useValue(clock);
  if (overrides !== undefined) builder = overrides(builder);
  const module = await builder.compile();
  const app = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
  configureApp(app);
  return app;
}

async function withSession(app: NestExpressApplication, url: string, role: Exclude<Role, 'integration'>) {
  const email = `${role}-${crypto.randomUUID()}@test.example`;
  const actor = systemActor('test');
  await app.get(UsersService).create(actor, { name: `A ${role}`, email, role, password: TEST_PASSWORD });
  // A test's user has chosen a password long ago.
  await app.get(Database).prisma.user.updateMany({ where: { email }, data: { mustChangePassword: false } });
  const client = new ApiClient(url);
  const { status } = await client.post('/session', { email, password: TEST_PASSWORD });
  if (status !== 201) throw new Error(`Signing in as ${role} answered ${status}.`);
  return client;
}

async function withApiKey(app: NestExpressApplication, url: string): Promise<ApiClient> {
  const actor = systemActor('test');
  const { user } = await app.get(UsersService).create(actor, {
    name: 'Maker of keys',
    email: `keys-${crypto.randomUUID()}@test.example`,
    role: 'admin',
  });
  const { secret } = await app.get(ApiKeysService).create({ ...actor, id: user.id }, { name: 'Test key' });
  return new ApiClient(url, { authorization: `Bearer ${secret}` });
}
