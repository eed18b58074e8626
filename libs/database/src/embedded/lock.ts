import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './users.js';

/** Runs `work` while no other process on this machine runs its own under the same folder; a dead holder's lock is taken over. */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const holder = path.join(folder, 'pid');
  for (let waited = 0; ; waited += 50) {
    try {
      mkdirSync(folder);
      writeFileSync(holder, String(process.pid));
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const pid = readHolder(holder);
      // A folder without a holder is one that is just being made; give its maker two seconds to sign.
      if ((pid !== null && !isAlive(pid)) || (pid === null && waited > 2_000))
        rmSync(folder, { recursive: true, force: true });
      else if (waited > 120_000)
        throw new Error(`Another process (${pid}) holds ${folder} for two minutes.`, { cause: error });
      else await sleep(50);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readHolder(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8')) || null;
  } catch {
    return null;
  }
}
