import { seededChance } from '../engine/chance.js';
import { realClock } from '../engine/clock.js';
import type { Dial, DialQuery } from '../engine/dial-log.js';
import { isZone } from '../engine/local-time.js';
import { ViolationLog, type Violation } from '../engine/violation-log.js';
import { faultControls } from '../http/fault-controls.js';
import { FaultBoard, type FaultControls } from '../http/faults.js';
import { SimulatorServer } from '../http/simulator-server.js';
import { EscauxApi } from './escaux-api.js';
import { EventSocket } from './event-socket.js';
import type { SopEvent } from './events.js';
import { defaultSop } from './fixture.js';
import { defaultEscauxSettings, type EscauxSettings, type EscauxSimulatorOptions } from './settings.js';
import { Sop } from './sop.js';

/** A running Escaux Fusion SOP. */
export interface EscauxSimulator {
  readonly vendor: 'escaux';
  /** Port 80: `http://127.0.0.1:<port>`; the functions lie under `/xml/`. Closed to others in secure mode. */
  readonly url: string;
  readonly port: number;
  /** Port 443, with its credentials but without its TLS; serves in secure mode only. */
  readonly secureUrl: string;
  /** Port 5050: XML events over TCP. */
  readonly eventPort: number;
  /** Every phone that rang because of a request, in order; calls of customers are not in it. */
  dials(query?: DialQuery): Dial[];
  /** Breaches of the interface by the caller. Empty for a correct client. */
  violations(): Violation[];
  /** Ordinary refusals: unknown channel, phone or queue, wrong pincode, … */
  refusals(): Violation[];
  /** What happened, whether or not it was sent. */
  events(): SopEvent[];
  /** How many programs are connected to the event socket. */
  eventListeners(): number;
  /** Cuts every connection of the event socket; the port goes on listening. */
  dropEventConnections(): void;
  /** Somebody outside calls an extension, or a queue by name or number. Throws a RangeError for an unknown one. */
  receiveCall(call: { readonly src: string; readonly to: string }): boolean;
  /** A phone registers or is unplugged. Throws a RangeError for an unknown one. */
  registerPhone(id: string, isRegistered: boolean): void;
  readonly faults: FaultControls;
  /** Assign to its fields at any time. */
  readonly settings: EscauxSettings;
  /** Forgets dials, records, violations, events and faults, and restores settings, profiles and members. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

function initialSettings({ settings = {} }: EscauxSimulatorOptions): EscauxSettings {
  const defaults = defaultEscauxSettings();
  const merged = {
    ...defaults,
    ...settings,
    xml: { ...defaults.xml, ...settings.xml },
    events: { ...defaults.events, ...settings.events },
    engine: { ...defaults.engine, ...settings.engine },
  };
  if (!isZone(merged.timeZone))
    throw new RangeError(`settings.timeZone "${merged.timeZone}" is no IANA zone.`);
  return structuredClone(merged);
}

/** Starts a strict SOP on loopback, on three ports. */
export async function startEscauxSimulator(options: EscauxSimulatorOptions = {}): Promise<EscauxSimulator> {
  const clock = options.clock ?? realClock(options.speed);
  const chance = options.chance ?? seededChance(options.seed ?? 1);
  const host = options.host ?? '127.0.0.1';
  const board = new FaultBoard(chance);
  const settings = initialSettings(options);
  const logs = {
    violations: new ViolationLog('escaux', () => clock.now()),
    refusals: new ViolationLog('escaux', () => clock.now()),
  };
  const socket = new EventSocket(
    () => settings.events,
    host,
    (bytes) => logs.violations.add('events', 'events.input', `the socket only sends; it got ${bytes} bytes`),
  );
  const fixture = { ...defaultSop(), ...options.sop };
  const sendEvent = (document: Buffer): void => socket.send(document);
  const sop = new Sop({ settings, fixture, clock, chance, faults: board, sendEvent });
  const plain = new SimulatorServer(new EscauxApi(sop, 'plain', logs), board, host);
  const secure = new SimulatorServer(new EscauxApi(sop, 'secure', logs), board, host);
  await plain.listen(options.port ?? 0);
  await secure.listen(options.securePort ?? 0);
  await socket.listen(options.eventPort ?? 0);
  const faults = faultControls(board, {
    ports: { portClosed: [plain, secure], eventPortClosed: [socket] },
  });
  return {
    vendor: 'escaux',
    url: plain.url,
    port: plain.listeningPort,
    secureUrl: secure.url,
    eventPort: socket.listeningPort,
    dials: (query) => sop.exchange.dials.list(query),
    violations: () => logs.violations.list(),
    refusals: () => logs.refusals.list(),
    events: () => sop.events.list(),
    eventListeners: () => socket.listeners,
    dropEventConnections: () => socket.drop(),
    receiveCall: ({ src, to }) => sop.receive(src, to),
    registerPhone: (id, isRegistered) => sop.directory.register(id, isRegistered),
    faults,
    settings,
    async reset() {
      // In place: the parts of the SOP hold on to this very object.
      Object.assign(settings, initialSettings(options));
      sop.reset();
      logs.violations.clear();
      logs.refusals.clear();
      await faults.clear();
    },
    async stop() {
      sop.timers.cancelAll();
      sop.exchange.forgetAll();
      await Promise.all([plain.close(), secure.close(), socket.close()]);
    },
  };
}
