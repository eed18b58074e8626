import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = (name: string): string => fileURLToPath(new URL(`../../data/${name}`, import.meta.url));

describe('the compiled zone tables', () => {
  // A child process each, on a machine that runs the other tests too.
  it.each(['build-prefix-zones.mjs', 'build-postal-zones.mjs'])(
    'are what %s builds from its packages',
    (name) => {
      expect(() => execFileSync(process.execPath, [script(name), '--check'])).not.toThrow();
    },
    60_000,
  );
});
