import { seededChance } from '../engine/chance.js';
import { realClock } from '../engine/clock.js';
import type { Dial, DialQuery, SimulatedVendor } from '../engine/dial-log.js';
import { ViolationLog, type Violation } from '../engine/violation-log.js';
import { faultControls } from '../http/fault-controls.js';
import { FaultBoard, type FaultControls } from '../http/faults.js';
import { SimulatorServer, type SimulatedApi } from '../http/simulator-server.js';
import { Bar } from './bar.js';
import type { BarLogs } from './bar-api.js';
import type { BarOptions, BarSettings } from './bar-settings.js';

/** A running phonebar of one agent. */
export interface BarSimulator<S extends BarSettings> {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly port: number;
  /** Every phone that rang because of a request, in order; callers who ring the agent are not in it. */
  dials(query?: DialQuery): Dial[];
  /** Breaches of the interface by the caller. Empty for a correct client. */
  violations(): Violation[];
  /** Ordinary refusals: no such call, nobody logged in, no free line, … */
  refusals(): Violation[];
  /** Somebody calls the agent, directly or through a queue; false when no line is free. */
  receiveCall(call: { readonly src: string; readonly queue?: string }): boolean;
  /** The other party of a call hangs up; false when there is no call with that number. */
  farEndHangsUp(number: string): boolean;
  /** The program is closed and opened again: calls are gone, session ids begin anew. The ground truth stays. */
  restart(): void;
  readonly faults: FaultControls;
  /** Assign to its fields at any time. */
  readonly settings: S;
  /** Forgets dials, calls, violations and faults, and restores the settings. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

export interface BarPlan<S extends BarSettings> {
  readonly vendor: SimulatedVendor;
  readonly options: BarOptions;
  /** A fresh copy of the settings the phonebar starts with. */
  readonly initialSettings: () => S;
  readonly lingerMs: (settings: S) => number;
  readonly api: (bar: Bar, settings: S, logs: BarLogs) => SimulatedApi;
}

/** Starts one phonebar on loopback. */
export async function startBar<S extends BarSettings>(plan: BarPlan<S>): Promise<BarSimulator<S>> {
  const { vendor, options } = plan;
  const clock = options.clock ?? realClock(options.speed);
  const chance = options.chance ?? seededChance(options.seed ?? 1);
  const board = new FaultBoard(chance);
  const settings = plan.initialSettings();
  const bar = new Bar({ vendor, settings, clock, chance, lingerMs: () => plan.lingerMs(settings) });
  const logs = {
    violations: new ViolationLog(vendor, () => clock.now()),
    refusals: new ViolationLog(vendor, () => clock.now()),
  };
  const server = new SimulatorServer(plan.api(bar, settings, logs), board, options.host ?? '127.0.0.1');
  await server.listen(options.port ?? 0);
  const faults = faultControls(board, { ports: { portClosed: [server] } });
  return {
    url: server.url,
    port: server.listeningPort,
    dials: (query) => bar.dials.list(query),
    violations: () => logs.violations.list(),
    refusals: () => logs.refusals.list(),
    receiveCall: ({ src, queue }) => bar.receive(src, queue ?? '') !== null,
    farEndHangsUp: (number) => bar.farEndHangsUp(number),
    restart: () => bar.restart(),
    faults,
    settings,
    async reset() {
      // In place: the phonebar holds on to this very object.
      Object.assign(settings, plan.initialSettings());
      bar.reset();
      logs.violations.clear();
      logs.refusals.clear();
      await faults.clear();
    },
    async stop() {
      bar.timers.cancelAll();
      bar.engine.forgetAll();
      await server.close();
    },
  };
}
