import { startBar, type BarSimulator } from '../phonebar/start-bar.js';
import { defaultXcallySettings, type XcallySettings, type XcallySimulatorOptions } from './settings.js';
import { XcallyApi } from './xcally-api.js';

/** A running xCALLY phonebar "v.2"; its functions lie under `/xcally/svc/`. */
export interface XcallySimulator extends BarSimulator<XcallySettings> {
  readonly vendor: 'xcally';
}

function initialSettings({ settings = {} }: XcallySimulatorOptions): XcallySettings {
  const defaults = defaultXcallySettings();
  return structuredClone({ ...defaults, ...settings, engine: { ...defaults.engine, ...settings.engine } });
}

/** Starts a strict xCALLY phonebar on loopback. */
export async function startXcallySimulator(options: XcallySimulatorOptions = {}): Promise<XcallySimulator> {
  const bar = await startBar({
    vendor: 'xcally',
    options,
    initialSettings: () => initialSettings(options),
    // The sample lists active calls only.
    lingerMs: () => 0,
    api: (phonebar, settings, logs) => new XcallyApi(phonebar, settings, logs),
  });
  return { vendor: 'xcally', ...bar };
}
