import {
  startEscauxSimulator,
  startIexpbxSimulator,
  startMotionSimulator,
  startUcontactSimulator,
  startXcallySimulator,
  type EscauxSimulator,
  type IexpbxSimulator,
  type MotionSimulator,
  type UcontactSimulator,
  type XcallySimulator,
} from '@callspool/vendor-simulators';
import type { ProcessOptions } from './options.js';

export interface Simulators {
  readonly ucontact: UcontactSimulator;
  readonly iexpbx: IexpbxSimulator;
  readonly xcally: XcallySimulator;
  readonly motion: MotionSimulator;
  readonly escaux: EscauxSimulator;
}

export type Vendor = keyof Simulators;

export const VENDORS = ['ucontact', 'iexpbx', 'xcally', 'motion', 'escaux'] as const satisfies Vendor[];

/** Starts one simulator of each vendor; a port that is taken ends those that run already. */
export async function startSimulators(options: ProcessOptions): Promise<Simulators> {
  const { host, speed, seed, instant } = options;
  const common = { host, speed, seed };
  const engine = { instant };
  const zoned = (timeZone: string | null) => ({ engine, ...(timeZone === null ? {} : { timeZone }) });
  const started: { stop(): Promise<void> }[] = [];
  const kept = async <S extends { stop(): Promise<void> }>(starting: Promise<S>): Promise<S> => {
    const simulator = await starting;
    started.push(simulator);
    return simulator;
  };
  try {
    return {
      ucontact: await kept(
        startUcontactSimulator({
          ...common,
          port: options.ucontactPort,
          settings: zoned(options.ucontactTimeZone),
        }),
      ),
      iexpbx: await kept(
        startIexpbxSimulator({
          ...common,
          port: options.iexpbxPort,
          settings: zoned(options.iexpbxTimeZone),
        }),
      ),
      xcally: await kept(startXcallySimulator({ ...common, port: options.xcallyPort, settings: { engine } })),
      motion: await kept(startMotionSimulator({ ...common, port: options.motionPort, settings: { engine } })),
      escaux: await kept(
        startEscauxSimulator({
          ...common,
          port: options.escauxPort,
          securePort: options.escauxSecurePort,
          eventPort: options.escauxEventPort,
          settings: zoned(options.escauxTimeZone),
        }),
      ),
    };
  } catch (error) {
    await Promise.all(started.map((simulator) => simulator.stop()));
    throw error;
  }
}

export async function stopSimulators(simulators: Simulators): Promise<void> {
  await Promise.all(VENDORS.map((vendor) => simulators[vendor].stop()));
}
