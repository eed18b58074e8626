import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { say } from '../output/say.js';
import { startDesk } from '../process/desk.js';
import { PlainFailure } from '../process/plain-failure.js';
import { ROOT, WORK_DIR } from '../process/root.js';
import { inScope } from '../process/scope.js';

/**
 * The service alone: API and console on the database of `DATABASE_URL`, else on the embedded PostgreSQL. The API's own
 * lines (where its data lies, the first administrator, its log) go to stdout as they come.
 */
export function start(args: readonly string[]): Promise<number> {
  if (args.length > 0) throw new PlainFailure(`"npm start" takes no options, but got: ${args.join(' ')}.`);
  return inScope(async (scope) => {
    const log = createWriteStream(path.join(WORK_DIR, 'console.log'), { flags: 'a' });
    const desk = await startDesk(scope, {
      consolePort: portFrom('CONSOLE_PORT'),
      apiPort: portFrom('PORT'),
      publicUrl: process.env.PUBLIC_URL,
      env: { CALLSPOOL_DATA_DIR: path.resolve(ROOT, process.env.CALLSPOOL_DATA_DIR ?? '.callspool') },
      onApiLine: (line, stream) => void process[stream].write(`${line}\n`),
      isApiShown: true,
      onConsoleLine: (line) => void log.write(`${line}\n`),
    });
    say('');
    say(`  Console        ${desk.consoleUrl}`);
    say(`  API            ${desk.apiUrl}/api/v1   (description: ${desk.apiUrl}/api/v1/docs)`);
    say('  Ctrl-C ends both.');
    say('');
    const ended = await Promise.race([
      desk.api.exited.then((exit) => ({ who: 'API', exit })),
      desk.console.exited.then((exit) => ({ who: 'console', exit })),
    ]);
    if (scope.signal.aborted) return 0;
    throw new PlainFailure(
      `The ${ended.who} ended by itself (code ${ended.exit.code}, signal ${ended.exit.signal}), so everything is ended: start again.`,
    );
  });
}

function portFrom(variable: string): number | null {
  const text = process.env[variable];
  if (text === undefined || text === '') return null;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new PlainFailure(`${variable} must be a port from 1 to 65535, not "${text}".`);
}
