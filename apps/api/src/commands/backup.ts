import { existsSync, statSync } from 'node:fs';
import { makeBackup } from '../backup/make-backup.js';
import { verifyBackup } from '../backup/read-backup.js';
import { StartError } from '../common/errors/start-error.js';
import { SystemClock } from '../common/clock/clock.js';
import { prepareDatabase } from '../database/prepare-database.js';
import type { Command } from './command.js';

const MEGABYTE = 1_000_000;

/** Writes the database as it is at this moment to one file, while the service goes on, and reads the file again. */
export const backup: Command = async ({ config, args, say }) => {
  const [file] = args;
  if (file === undefined || args.length > 1) throw new StartError('Name the file to write: backup <file>.');
  if (existsSync(file)) throw new StartError(`There is a file ${file} already: name another one.`);
  const directUrl = config.databaseDirectUrl ?? '';
  await prepareDatabase(directUrl);
  await makeBackup(directUrl, file, new SystemClock().now());
  const { manifest, end } = await verifyBackup(file);
  const size = (statSync(file).size / MEGABYTE).toFixed(1);
  say(`${end.rows} rows of ${end.tables} tables are in ${file} (${size} MB), written and read again.`);
  say(
    manifest.keyIds.length === 0
      ? 'The database holds no secrets yet.'
      : `Secrets in it are sealed with key ${manifest.keyIds.join(', ')}, which is not in it: keep the key elsewhere.`,
  );
};
