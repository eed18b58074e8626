import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Path of the Chromium to test with: `CHROMIUM_PATH`, else the first one on the PATH.
 * @throws Error with the one command that mends it.
 */
export function findChromium(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const chosen = env['CHROMIUM_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (isExecutable(chosen)) return chosen;
    throw new Error(
      `CHROMIUM_PATH names ${chosen}, which cannot be run: set it to a Chromium or Chrome binary.`,
    );
  }
  const folders = [...(env['PATH'] ?? '').split(path.delimiter), '/usr/bin'];
  const found = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
  if (found !== undefined) return found;
  throw new Error('No Chromium found: run "sudo apt-get install -y chromium", or set CHROMIUM_PATH.');
}

/** Chromium's sandbox refuses to run as root. */
export function launchArguments(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch (error) {
    if (['ENOENT', 'EACCES', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}
