import 'reflect-metadata';
import { BackupFileError } from './backup/backup-frames.js';
import { backup } from './commands/backup.js';
import { restore } from './commands/restore.js';
import { StartError } from './common/errors/start-error.js';
import { redactUrls } from './common/logging/redact.js';
import { ConfigError } from './config/config.js';
import { type Command, runCommand } from './commands/command.js';
import { rotate } from './commands/rotate.js';
import { isDatabaseAway } from './database/database-errors.js';

/** What an administrator runs beside the service: `node apps/api/dist/command.js secrets:rotate`. */
const COMMANDS: Readonly<Record<string, Command>> = {
  'secrets:rotate': rotate,
  backup,
  restore,
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function run([name = '', ...args]: readonly string[]): Promise<void> {
  const command = COMMANDS[name];
  if (command === undefined) throw new StartError(`Say one of: ${Object.keys(COMMANDS).join(', ')}.`);
  await runCommand(command, args, say);
}

function explain(error: unknown): string {
  if ([StartError, ConfigError, BackupFileError].some((kind) => error instanceof kind))
    return (error as Error).message;
  if (isDatabaseAway(error)) return 'The database does not answer: check DATABASE_URL, then try again.';
  return redactUrls(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

run(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
});
