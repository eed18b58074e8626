import type { AddressInfo } from 'node:net';
import { startControlServer } from './control-server.js';
import { readOptions, type ProcessOptions } from './options.js';
import { whenParentIsGone } from './parent-watch.js';
import { startSimulators, stopSimulators } from './simulators.js';

async function start(options: ProcessOptions): Promise<() => Promise<void>> {
  const { host } = options;
  const simulators = await startSimulators(options);
  const control = await startControlServer(simulators, host, options.controlPort);
  const { port } = control.address() as AddressInfo;
  const { ucontact, iexpbx, xcally, motion, escaux } = simulators;
  const ready = {
    ucontact: { url: ucontact.url },
    iexpbx: { url: iexpbx.url },
    xcally: { url: xcally.url },
    motion: { url: motion.url },
    escaux: { url: escaux.url, secureUrl: escaux.secureUrl, eventPort: escaux.eventPort },
    control: { url: `http://${host}:${port}` },
  };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
  return async () => {
    control.closeAllConnections();
    control.close();
    await stopSimulators(simulators);
  };
}

// Read first: a parent that dies while we start must not be missed.
const parent = process.ppid;

try {
  const options = readOptions(process.argv.slice(2), process.env);
  const stop = await start(options);
  const end = (): void => void stop().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  if (options.exitWithParent) whenParentIsGone(parent, end);
} catch (error) {
  process.stderr.write(`simulator: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
