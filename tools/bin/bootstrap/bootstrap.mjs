import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { checkFolder } from './check-folder.mjs';
import { withFolderLock } from './folder-lock.mjs';
import { ensureInstalled } from './install.mjs';
import { PlainFailure } from './plain-failure.mjs';
import { endWithSignals } from './run-program.mjs';
import { say } from './say.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** What each command needs built. */
const COMMANDS = {
  start: ['tools', 'api', 'admin'],
  demo: ['tools', 'api', 'admin', 'simulator'],
  test: ['tools'],
  'test-long': ['tools', 'api', 'admin', 'simulator'],
  bench: ['tools', 'api', 'admin'],
  race: ['tools', 'api', 'simulator'],
  screens: ['tools', 'api', 'admin', 'simulator'],
  doctor: ['tools'],
  'docs-vendors': ['tools'],
  drift: ['tools'],
  backup: ['tools', 'api'],
  restore: ['tools', 'api'],
  'secrets-rotate': ['tools', 'api'],
};

/** Installs and builds what is missing, then runs the command. Returns the exit code. */
export async function bootstrap([command, ...args]) {
  const projects = COMMANDS[command];
  if (projects === undefined) {
    say(`Say one of: ${Object.keys(COMMANDS).join(', ')}.`);
    return 2;
  }
  try {
    const stopWatching = endWithSignals();
    checkFolder(ROOT);
    await withFolderLock(
      path.join(ROOT, '.callspool', 'bootstrap.lock'),
      (pid) => say(`Another start in this folder (process ${pid}) installs or builds; waiting for it.`),
      async () => {
        await ensureInstalled(ROOT);
        await ensureBuilt(ROOT, projects);
      },
    );
    stopWatching();
    const { run } = await import(new URL('../../dist/main.js', import.meta.url).href);
    return await run(command, args);
  } catch (error) {
    say(sentenceOf(error));
    // Whoever reads the last line of the tests must find one, also when they could not begin.
    if (command === 'test') process.stdout.write('0 passed, 1 failed\n');
    return 1;
  }
}

function sentenceOf(error) {
  if (error instanceof PlainFailure || error?.name === 'PlainFailure') return error.message;
  if (error?.code === 'ENOSPC') return 'The disk is full: make about 2 GB free, then start again.';
  if (error?.code === 'EACCES' || error?.code === 'EROFS') {
    return `${error.path ?? 'A file'} may not be written or read by this user: make the folder yours with "chown -R", or clone it again as yourself.`;
  }
  return `This should not have happened; please report it.\n${error?.stack ?? error}`;
}
