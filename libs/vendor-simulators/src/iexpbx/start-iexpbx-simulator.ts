import { seededChance } from '../engine/chance.js';
import { realClock } from '../engine/clock.js';
import type { Dial, DialQuery } from '../engine/dial-log.js';
import { isZone } from '../engine/local-time.js';
import { ViolationLog, type Violation } from '../engine/violation-log.js';
import { faultControls } from '../http/fault-controls.js';
import { FaultBoard, type FaultControls } from '../http/faults.js';
import { SimulatorServer } from '../http/simulator-server.js';
import { recordingOf } from './actions/lists.js';
import type { PlayedItem } from './announcements.js';
import { IexpbxApi } from './iexpbx-api.js';
import type { Delivery } from './outbound.js';
import { Pbx } from './pbx.js';
import {
  defaultIexpbxSettings,
  defaultPbx,
  type IexpbxSettings,
  type IexpbxSimulatorOptions,
} from './settings.js';

/** A running IEXPBX. */
export interface IexpbxSimulator {
  readonly vendor: 'iexpbx';
  /** `http://127.0.0.1:<port>`; the actions lie at `/api/old/get`. */
  readonly url: string;
  readonly port: number;
  /** Every phone that rang, in order; extensions included. */
  dials(query?: DialQuery): Dial[];
  /** Breaches of the interface by the caller. Empty for a correct client. */
  violations(): Violation[];
  /** Ordinary refusals: wrong password, unknown extension, dial plan or channel, … */
  refusals(): Violation[];
  /** Webhooks and IVR calls sent so far. */
  deliveries(): Delivery[];
  /** A customer calls in; not a dial, but seen in `activecalls`, `cdr` and webhooks. Throws for an unknown queue. */
  receiveCall(call: { readonly src: string; readonly queue: string }): void;
  /** What each IVR call had to play, in order. */
  announced(): readonly (readonly PlayedItem[])[];
  /** The bytes of the recording of a call record, or null when it has none. */
  recording(id: string): Buffer | null;
  readonly faults: FaultControls;
  /** Assign to its fields at any time. */
  readonly settings: IexpbxSettings;
  /** Forgets dials, records, violations, deliveries and faults, and restores the settings. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

function initialSettings(options: IexpbxSimulatorOptions): IexpbxSettings {
  const defaults = defaultIexpbxSettings();
  const { engine, webhooks, ivr, ...settings } = options.settings ?? {};
  const merged = {
    ...defaults,
    ...settings,
    engine: { ...defaults.engine, ...engine },
    webhooks: { ...defaults.webhooks, ...webhooks },
    ivr: { ...defaults.ivr, ...ivr },
  };
  if (!isZone(merged.timeZone))
    throw new RangeError(`settings.timeZone "${merged.timeZone}" is no IANA zone.`);
  return structuredClone(merged);
}

/** Record ids grow with time, as those of a PBX that outlives this process would. */
const firstCdrId = (nowMs: number): number => Math.floor((nowMs - Date.UTC(2020, 0, 1)) / 100);

/** Starts a strict IEXPBX on loopback. */
export async function startIexpbxSimulator(options: IexpbxSimulatorOptions = {}): Promise<IexpbxSimulator> {
  const clock = options.clock ?? realClock(options.speed);
  const chance = options.chance ?? seededChance(options.seed ?? 1);
  const board = new FaultBoard(chance);
  const settings = initialSettings(options);
  const pbx = new Pbx({
    settings,
    fixture: { ...defaultPbx(), ...options.pbx },
    clock,
    chance,
    faults: board,
    firstCdrId: options.firstCdrId ?? firstCdrId(clock.now()),
  });
  const violations = new ViolationLog('iexpbx', () => clock.now());
  const refusals = new ViolationLog('iexpbx', () => clock.now());
  const server = new SimulatorServer(
    new IexpbxApi(pbx, violations, refusals),
    board,
    options.host ?? '127.0.0.1',
  );
  await server.listen(options.port ?? 0);
  const faults = faultControls(board, { ports: { portClosed: [server] } });
  return {
    vendor: 'iexpbx',
    url: server.url,
    port: server.listeningPort,
    dials: (query) => pbx.dials.list(query),
    violations: () => violations.list(),
    refusals: () => refusals.list(),
    deliveries: () => pbx.outbound.list(),
    receiveCall: ({ src, queue }) => pbx.receive(src, queue),
    announced: () => pbx.announced,
    recording: (id) => {
      const row = pbx.cdr.find(id);
      return row?.record === true ? recordingOf(row) : null;
    },
    faults,
    settings,
    async reset() {
      // In place: the parts of the PBX hold on to this very object.
      Object.assign(settings, initialSettings(options));
      pbx.reset();
      violations.clear();
      refusals.clear();
      await faults.clear();
    },
    async stop() {
      pbx.timers.cancelAll();
      pbx.engine.forgetAll();
      await server.close();
    },
  };
}
