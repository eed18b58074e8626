import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';

/** What a process does: serve requests, work (jobs, dispatch, polls), or both. */
export type ProcessRole = 'web' | 'worker' | 'all';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://');

const DEFAULT_PORT = 4000;

const environment = z.object({
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  DATABASE_POOL_MAX: z.coerce.number().int().min(2).max(200).default(20),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  CALLSPOOL_DATA_DIR: z.string().min(1).default('.callspool'),
  CALLSPOOL_SECRET_KEY: z.string().optional(),
  CALLSPOOL_SECRET_KEY_FILE: z.string().optional(),
  CALLSPOOL_FURTHER_SECRET_KEYS: z.string().optional(),
  CALLSPOOL_FURTHER_SECRET_KEYS_FILE: z.string().optional(),
  CALLSPOOL_NODE_NAME: z.string().min(1).max(100).optional(),
  CALLSPOOL_START_NONCE: z
    .string()
    .regex(/^[\w-]{1,100}$/, 'must be letters, digits, - and _')
    .optional(),
  ADMIN_EMAIL: z.email().optional(),
  ADMIN_PASSWORD: z.string().min(12, 'must have at least 12 characters').max(128).optional(),
  REQUIRE_TWO_FACTOR: z.enum(['nobody', 'admins', 'everyone']).default('nobody'),
  ROLE: z.enum(['web', 'worker', 'all']).default('all'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  CALLBACK_GRACE_MINUTES: z.coerce.number().int().min(1).max(1440).default(30),
  TRUST_PROXY: z.union([flag, z.coerce.number().int().min(1).max(10), z.string()]).default(false),
});

/** Typed configuration; the one place that reads the environment. */
export class Config {
  /** Null: the embedded PostgreSQL serves. */
  readonly databaseUrl: string | null;
  /** For jobs, listeners and migrations, when `databaseUrl` goes through a pooler in transaction mode. */
  readonly databaseDirectUrl: string | null;
  readonly databasePoolMax: number;
  readonly host: string;
  readonly port: number;
  /** False: nobody asked for this port, so another will do when it is taken. */
  readonly isPortChosen: boolean;
  /** Where people reach the console; null when it was not said. */
  readonly publicUrl: string | null;
  readonly publicOrigin: string | null;
  readonly hasSecureCookies: boolean;
  /** Absolute path of the folder for the embedded database and the generated key. */
  readonly dataDir: string;
  readonly secretKey: string | null;
  readonly secretKeyFile: string | null;
  /** Keys that open stored secrets but seal none, while keys are being changed; separated by space or line. */
  readonly furtherSecretKeys: string | null;
  readonly furtherSecretKeysFile: string | null;
  readonly nodeName: string;
  /** What the health answers repeat, so that whoever started this process knows it is theirs; null: nobody asked. */
  readonly startNonce: string | null;
  readonly adminEmail: string;
  readonly adminPassword: string | null;
  /** Who must set up a second factor before anything else is open to them. */
  readonly requireTwoFactor: 'nobody' | 'admins' | 'everyone';
  readonly role: ProcessRole;
  readonly logLevel: string;
  /** How long after its moment a promised call may still be made before it counts as missed. */
  readonly callbackGraceMinutes: number;
  /** Express's `trust proxy`: false, hops, or the proxies' addresses. */
  readonly trustProxy: boolean | number | string;

  /** @throws ConfigError that names every wrong variable at once. */
  constructor(env: Readonly<Record<string, string | undefined>>) {
    const parsed = environment.safeParse(withoutEmpty(env));
    if (!parsed.success) throw new ConfigError(parsed.error);
    const values = parsed.data;
    this.databaseUrl = values.DATABASE_URL ?? null;
    this.databaseDirectUrl = values.DATABASE_DIRECT_URL ?? this.databaseUrl;
    this.databasePoolMax = values.DATABASE_POOL_MAX;
    this.host = values.HOST;
    this.port = values.PORT ?? DEFAULT_PORT;
    this.isPortChosen = values.PORT !== undefined;
    this.publicUrl = values.PUBLIC_URL ?? null;
    this.publicOrigin = this.publicUrl === null ? null : new URL(this.publicUrl).origin;
    this.hasSecureCookies = this.publicOrigin?.startsWith('https:') ?? false;
    this.dataDir = resolve(values.CALLSPOOL_DATA_DIR);
    this.secretKey = values.CALLSPOOL_SECRET_KEY ?? null;
    this.secretKeyFile = values.CALLSPOOL_SECRET_KEY_FILE ?? null;
    this.furtherSecretKeys = values.CALLSPOOL_FURTHER_SECRET_KEYS ?? null;
    this.furtherSecretKeysFile = values.CALLSPOOL_FURTHER_SECRET_KEYS_FILE ?? null;
    this.nodeName = values.CALLSPOOL_NODE_NAME ?? hostname();
    this.startNonce = values.CALLSPOOL_START_NONCE ?? null;
    this.adminEmail = values.ADMIN_EMAIL ?? 'admin@callspool.local';
    this.adminPassword = values.ADMIN_PASSWORD ?? null;
    this.requireTwoFactor = values.REQUIRE_TWO_FACTOR;
    this.role = values.ROLE;
    this.logLevel = values.LOG_LEVEL;
    this.callbackGraceMinutes = values.CALLBACK_GRACE_MINUTES;
    this.trustProxy = values.TRUST_PROXY;
  }

  get servesRequests(): boolean {
    return this.role !== 'worker';
  }

  get runsJobs(): boolean {
    return this.role !== 'web';
  }
}

/** The environment is wrong; the message says which variables and why. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(error: z.ZodError) {
    const lines = error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    super(`The environment is not right. ${lines.join('; ')}.`);
  }
}

/** A variable set to nothing (as in `PORT=`) counts as absent. */
function withoutEmpty(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
    ),
  );
}

/** The configuration of this process; `found` are values that were settled after the start, such as the embedded database's URL. */
export const configFromEnvironment = (found: Readonly<Record<string, string>> = {}): Config =>
  new Config({ ...process.env, ...found });
