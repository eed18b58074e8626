import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './root.js';

/** Nx without its background service, its pseudo-terminals and its calls home. */
export const NX_ENVIRONMENT = {
  NX_DAEMON: 'false',
  NX_TUI: 'false',
  NX_NO_CLOUD: 'true',
  NX_NATIVE_COMMAND_RUNNER: 'false',
  NEXT_TELEMETRY_DISABLED: '1',
  FORCE_COLOR: '0',
} as const;

/** The script behind the `nx` command. */
export function nxScript(): string {
  const folder = path.join(ROOT, 'node_modules/nx');
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    bin: { nx: string };
  };
  return path.join(folder, bin.nx);
}
