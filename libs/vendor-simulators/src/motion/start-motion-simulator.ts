import { startBar, type BarSimulator } from '../phonebar/start-bar.js';
import { MotionApi } from './motion-api.js';
import { defaultMotionSettings, type MotionSettings, type MotionSimulatorOptions } from './settings.js';

/** A running XCALLY Motion phonebar; its functions lie under `/api/`. Remote Control off is a closed port. */
export interface MotionSimulator extends BarSimulator<MotionSettings> {
  readonly vendor: 'motion';
}

function initialSettings({ settings = {} }: MotionSimulatorOptions): MotionSettings {
  const defaults = defaultMotionSettings();
  return structuredClone({ ...defaults, ...settings, engine: { ...defaults.engine, ...settings.engine } });
}

/** Starts a strict Motion phonebar on loopback. */
export async function startMotionSimulator(options: MotionSimulatorOptions = {}): Promise<MotionSimulator> {
  const bar = await startBar({
    vendor: 'motion',
    options,
    initialSettings: () => initialSettings(options),
    lingerMs: ({ lingerMs }) => lingerMs,
    api: (phonebar, settings, logs) => new MotionApi(phonebar, settings, logs),
  });
  return { vendor: 'motion', ...bar };
}
