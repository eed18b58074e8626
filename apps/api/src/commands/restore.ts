import { type Migration, readMigrations } from '@callspool/database';
import { NestFactory } from '@nestjs/core';
import { BackupModule } from '../backup/backup.module.js';
import type { BackupManifest } from '../backup/backup-manifest.js';
import { verifyBackup } from '../backup/read-backup.js';
import { demandEmpty, RestoreBackup } from '../backup/restore-backup.js';
import { SystemClock } from '../common/clock/clock.js';
import { StartError } from '../common/errors/start-error.js';
import { openSecretBox } from '../common/secrets/open-secret-box.js';
import type { Config } from '../config/config.js';
import { prepareDatabase } from '../database/prepare-database.js';
import { type Command } from './command.js';
import { CommandModule } from './command.module.js';

/** Fills an empty database from a backup, and brings it to this version's tables. */
export const restore: Command = async ({ config, args, say }) => {
  const [file] = args;
  if (file === undefined || args.length > 1) throw new StartError('Name the file to read: restore <file>.');
  const directUrl = config.databaseDirectUrl ?? '';
  const found = await verifyBackup(file);
  await demandEmpty(directUrl);
  await prepareDatabase(directUrl, migrationsOf(found.manifest));
  const context = await NestFactory.createApplicationContext(CommandModule.with(config, BackupModule), {
    logger: false,
    abortOnError: false,
  });
  try {
    const work = context.get(RestoreBackup);
    await work.demandSameJobs(found.manifest);
    await work.run(found);
  } finally {
    await context.close();
  }
  const newer = await prepareDatabase(directUrl);
  say(`${found.end.rows} rows of ${found.end.tables} tables are back, as of ${found.manifest.createdAt}.`);
  if (newer.length > 0) say(`Applied ${newer.length} newer database migrations.`);
  say(await sayOfKey(config, directUrl));
  say('"Stop everything" is on: look at what was dialed after the backup, then release it in the console.');
};

/** This version's, up to where the backup was. */
function migrationsOf({ migrations, version }: BackupManifest): Migration[] {
  const checksums = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  const here = readMigrations().filter(({ name }) => checksums.has(name));
  if (here.length < migrations.length) {
    throw new StartError(`The backup is of the newer version ${version}: restore it with that version.`);
  }
  const other = here.find(({ name, checksum }) => checksums.get(name) !== checksum);
  if (other === undefined) return here;
  throw new StartError(`The backup was made with another form of migration ${other.name}: it does not fit.`);
}

/** Whether the service will be able to open what is sealed; the rows are back either way. */
async function sayOfKey(config: Config, directUrl: string): Promise<string> {
  const clock = new SystemClock();
  try {
    const { box } = await openSecretBox(config, directUrl, () => clock.now());
    return `The configured key ${box.keyId} opens what is sealed.`;
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  }
}
