import { existsSync } from 'node:fs';
import { say } from '../output/say.js';
import { PlainFailure } from '../process/plain-failure.js';
import { runProgram } from '../process/run-program.js';
import type { Scope } from '../process/scope.js';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];
const MEND = 'run "sudo apt-get install chromium", or set CHROMIUM_PATH to a Chromium that is here';

/** The browser on this machine, or null. Throws when the one that was asked for is not there. */
export function findChromium(env: Readonly<Record<string, string | undefined>>): string | null {
  const wanted = env['CHROMIUM_PATH'];
  if (wanted === undefined || wanted === '') return PLACES.find((place) => existsSync(place)) ?? null;
  if (existsSync(wanted)) return wanted;
  throw new PlainFailure(`CHROMIUM_PATH names ${wanted}, which is not there: ${MEND}.`);
}

/** Finds Chromium; root installs Debian's where there is none. */
export async function ensureChromium(scope: Scope): Promise<string> {
  const found = findChromium(process.env);
  if (found !== null) return found;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new PlainFailure(`The browser tests need Chromium, and there is none: ${MEND}.`);
  }
  say("There is no Chromium; installing Debian's with apt-get (half a minute).");
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runProgram(scope, 'apt-get', ['update', '-q'], { env });
  const install = await runProgram(
    scope,
    'apt-get',
    ['install', '-qy', '--no-install-recommends', 'chromium'],
    { env },
  );
  const installed = findChromium(process.env);
  if (installed !== null) return installed;
  say(install.output.split('\n').slice(-5).join('\n'));
  throw new PlainFailure(`apt-get could not install Chromium: ${MEND}.`);
}
