import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { PlainFailure } from './plain-failure.mjs';

/** What installing, building and running write into; an earlier start as another user may own some of it. */
const WRITTEN = [
  '.',
  '.callspool',
  '.nx',
  'node_modules',
  'tools',
  'apps/api',
  'apps/admin',
  'libs/database/src',
];

/** Makes the working folder, and refuses to start where we may not write. */
export function checkFolder(root) {
  for (const place of WRITTEN) {
    const folder = path.join(root, place);
    if (!existsSync(folder)) continue;
    try {
      accessSync(folder, constants.W_OK | constants.X_OK);
    } catch {
      throw new PlainFailure(
        `${folder} is not writable for ${userName()}: make the whole folder yours with "chown -R", or clone it again as yourself.`,
      );
    }
  }
  mkdirSync(path.join(root, '.callspool'), { recursive: true });
}

function userName() {
  try {
    return userInfo().username;
  } catch {
    // The user has no entry in the password file, as in some containers.
    return `user ${process.getuid?.() ?? '?'}`;
  }
}
