import path from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@callspool/database';
import { type Config, configFromEnvironment } from '../config/config.js';

export interface CommandContext {
  /** With the database settled: `databaseUrl` is never null. */
  readonly config: Config;
  readonly args: readonly string[];
  readonly say: (line: string) => void;
}

export type Command = (context: CommandContext) => Promise<void>;

/**
 * Runs a command against the database of the configuration. The embedded server is used on while the service runs it,
 * else started for the time of the command.
 */
export async function runCommand(
  command: Command,
  args: readonly string[],
  say: (line: string) => void,
): Promise<void> {
  const wanted = configFromEnvironment();
  const embedded = wanted.databaseUrl === null ? await startEmbedded(wanted) : null;
  try {
    const config = embedded === null ? wanted : configFromEnvironment({ DATABASE_URL: embedded.url });
    await command({ config, args, say });
  } finally {
    await embedded?.stop();
  }
}

const startEmbedded = (config: Config): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({ dir: path.join(config.dataDir, 'postgres'), database: 'callspool' });
