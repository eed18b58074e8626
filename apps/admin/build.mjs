import { spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// `next build`, and then what the standalone server needs beside itself but the build leaves out.
const here = path.dirname(fileURLToPath(import.meta.url));
const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
const built = spawnSync(process.execPath, [next, 'build'], {
  cwd: here,
  stdio: 'inherit',
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
});
if (built.status !== 0) process.exit(built.status ?? 1);
const standalone = path.join(here, '.next/standalone/apps/admin');
cpSync(path.join(here, '.next/static'), path.join(standalone, '.next/static'), { recursive: true });
if (existsSync(path.join(here, 'public'))) {
  cpSync(path.join(here, 'public'), path.join(standalone, 'public'), { recursive: true });
}
