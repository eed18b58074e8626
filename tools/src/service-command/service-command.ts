import { spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT } from '../process/root.js';

/**
 * A command of the service, on the same database and key as `npm start`. Files are named from where the person stands,
 * which npm leaves when it runs a script.
 */
export const serviceCommand =
  (name: string) =>
  (args: readonly string[]): Promise<number> =>
    new Promise((resolve, reject) => {
      const from = process.env.INIT_CWD ?? process.cwd();
      const child = spawn(
        process.execPath,
        [path.join(ROOT, 'apps/api/dist/command.js'), name, ...args.map((file) => path.resolve(from, file))],
        {
          stdio: 'inherit',
          env: {
            ...process.env,
            CALLSPOOL_DATA_DIR: path.resolve(ROOT, process.env.CALLSPOOL_DATA_DIR ?? '.callspool'),
          },
        },
      );
      child.on('error', reject);
      child.on('close', (code) => resolve(code ?? 1));
    });
