import type { AddressInfo } from 'node:net';
import { startIexpbxSimulator, startUcontactSimulator } from '@callspool/vendor-simulators';
import { startControlServer } from './control-server.js';
import { readOptions, type ProcessOptions } from './options.js';
import { whenParentIsGone } from './parent-watch.js';

async function start(options: ProcessOptions): Promise<() => Promise<void>> {
  const { host, speed, seed, instant, ucontactTimeZone, iexpbxTimeZone } = options;
  const common = { host, speed, seed };
  const engine = { instant };
  const ucontact = await startUcontactSimulator({
    ...common,
    port: options.ucontactPort,
    settings: { engine, ...(ucontactTimeZone === null ? {} : { timeZone: ucontactTimeZone }) },
  });
  const iexpbx = await startIexpbxSimulator({
    ...common,
    port: options.iexpbxPort,
    settings: { engine, ...(iexpbxTimeZone === null ? {} : { timeZone: iexpbxTimeZone }) },
  });
  const control = await startControlServer({ ucontact, iexpbx }, host, options.controlPort);
  const { port } = control.address() as AddressInfo;
  const ready = {
    ucontact: { url: ucontact.url },
    iexpbx: { url: iexpbx.url },
    control: { url: `http://${host}:${port}` },
  };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
  return async () => {
    control.closeAllConnections();
    control.close();
    await Promise.all([ucontact.stop(), iexpbx.stop()]);
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
