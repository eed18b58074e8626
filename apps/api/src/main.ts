import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@callspool/database';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SystemClock } from './common/clock/clock.js';
import { StartError } from './common/errors/start-error.js';
import { redactUrls } from './common/logging/redact.js';
import { openSecretBox } from './common/secrets/open-secret-box.js';
import { type Config, ConfigError, configFromEnvironment } from './config/config.js';
import { createApp } from './create-app.js';
import { isDatabaseAway } from './database/database-errors.js';
import { prepareDatabase } from './database/prepare-database.js';
import { listen } from './listen.js';
import { firstAdminBox } from './users/first-admin-box.js';
import { FirstAdmin } from './users/first-admin.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function start(): Promise<void> {
  const wanted = configFromEnvironment();
  const embedded = wanted.databaseUrl === null ? await startEmbedded(wanted) : null;
  const config = embedded === null ? wanted : configFromEnvironment({ DATABASE_URL: embedded.url });
  let app: NestExpressApplication | null = null;
  try {
    app = await build(config);
    endOnSignal(app, embedded);
    const url = await serve(app, config);
    say(`Callspool API listening on ${url}`);
    process.send?.({ ready: true, url });
  } catch (error) {
    // The application before its database: cut off, its jobs would end the process before it can say what is wrong.
    // Trouble while it closes says less than what kept it from starting.
    await app?.close().catch(() => undefined);
    await embedded?.stop();
    throw error;
  }
}

async function startEmbedded(config: Config): Promise<EmbeddedPostgres> {
  const embedded = await startEmbeddedPostgres({
    dir: path.join(config.dataDir, 'postgres'),
    database: 'callspool',
  });
  say(`No DATABASE_URL: the embedded PostgreSQL serves, its data lies in ${embedded.dataDir}`);
  return embedded;
}

async function build(config: Config): Promise<NestExpressApplication> {
  const directUrl = config.databaseDirectUrl ?? '';
  const applied = await prepareDatabase(directUrl);
  if (applied.length > 0) say(`Applied ${applied.length} database migrations`);
  const clock = new SystemClock();
  const { box, madeKeyFile } = await openSecretBox(config, directUrl, () => clock.now());
  if (madeKeyFile !== null) {
    say(`Made the key that seals stored secrets: ${madeKeyFile} (keep a copy; without it they are lost)`);
  }
  return createApp(config, box);
}

async function serve(app: NestExpressApplication, config: Config): Promise<string> {
  await app.init();
  const admin = await app.get(FirstAdmin).ensure();
  if (admin !== null) say(firstAdminBox(admin));
  await listen(app, config, say);
  const { port, address, family } = app.getHttpServer().address() as AddressInfo;
  const host = ['0.0.0.0', '::'].includes(address)
    ? '127.0.0.1'
    : family === 'IPv6'
      ? `[${address}]`
      : address;
  return `http://${host}:${port}`;
}

/** The first signal ends in good order; whoever sends a second one wants it at once. */
function endOnSignal(app: NestExpressApplication, embedded: EmbeddedPostgres | null): void {
  let isEnding = false;
  const end = (signal: NodeJS.Signals): void => {
    if (isEnding) process.exit(1);
    isEnding = true;
    say(`Callspool API ends (${signal})`);
    app
      .close()
      .then(() => embedded?.stop())
      .then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

function fail(error: unknown): never {
  process.stderr.write(`Callspool cannot start or end well. ${explain(error)}\n`);
  process.exit(1);
}

function explain(error: unknown): string {
  if (error instanceof StartError || error instanceof ConfigError) return error.message;
  if (isDatabaseAway(error)) {
    return 'The database does not answer: check DATABASE_URL and that PostgreSQL runs there, then start again.';
  }
  return redactUrls(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

start().catch(fail);
