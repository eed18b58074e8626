import { randomUUID } from 'node:crypto';
import { seededChance } from '../engine/chance.js';
import { realClock } from '../engine/clock.js';
import type { Dial, DialQuery } from '../engine/dial-log.js';
import { ViolationLog, type Violation } from '../engine/violation-log.js';
import { isZone } from '../engine/local-time.js';
import { FaultBoard, type FaultControls } from '../http/faults.js';
import { SimulatorServer } from '../http/simulator-server.js';
import { faultControls } from '../http/fault-controls.js';
import { defaultDialers, type UcontactDialer } from './campaigns.js';
import { defaultUcontactSettings, type UcontactSettings, type UcontactSimulatorOptions } from './settings.js';
import type { SpoolItem } from './spool.js';
import { UcontactApi } from './ucontact-api.js';
import { BackupHost } from './records-host.js';
import type { SimulatedRecording } from './recordings.js';
import { UcontactWorld, type Desktop } from './world.js';

/** A running uContact instance. */
export interface UcontactSimulator {
  readonly vendor: 'ucontact';
  /** `http://127.0.0.1:<port>`; the operations lie under `/Integra/resources/`. */
  readonly url: string;
  readonly port: number;
  /** The host that older recordings are moved to; it has `/records/` only. */
  readonly backupUrl: string;
  /** Every phone that rang, in order. */
  dials(query?: DialQuery): Dial[];
  /** Every contact accepted by a push, and where it is now. */
  spool(): SpoolItem[];
  /** Breaches of the interface by the caller. Empty for a correct client. */
  violations(): Violation[];
  /** Ordinary refusals: wrong password, dead token, unknown campaign, … */
  refusals(): Violation[];
  /** Every recording there is, with its bytes. */
  recordings(): SimulatedRecording[];
  /** What agents have tagged, disposed of and started, in order. */
  desktop(): Readonly<Desktop>;
  readonly faults: FaultControls;
  /** Assign to its fields at any time. */
  readonly settings: UcontactSettings;
  dialers(): readonly Readonly<UcontactDialer>[];
  /** Changes a dialer (switch, schedule, pace, lines, retries, …); throws a RangeError for an unknown campaign. */
  changeDialer(campaign: string, changes: Partial<Omit<UcontactDialer, 'name' | 'type' | 'agents'>>): void;
  /** Uploaded lists. A new list is inactive: nothing of it is dialled. */
  lists(): { readonly name: string; readonly isActive: boolean }[];
  /** Activates an uploaded list; throws a RangeError when there is none of that name. */
  activateList(name: string): void;
  /** Forgets dials, spool, lists, records, violations and faults, and restores settings and dialers. Tokens stay. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

function initialSettings(options: UcontactSimulatorOptions): UcontactSettings {
  const defaults = defaultUcontactSettings();
  const { engine, ...settings } = options.settings ?? {};
  const merged = { ...defaults, ...settings, engine: { ...defaults.engine, ...engine } };
  if (!isZone(merged.timeZone))
    throw new RangeError(`settings.timeZone "${merged.timeZone}" is no IANA zone.`);
  return structuredClone(merged);
}

/** Record ids grow with time, as those of an instance that outlives this process would. */
const firstCdrId = (nowMs: number): number => Math.floor((nowMs - Date.UTC(2020, 0, 1)) / 100);

/** Starts a strict uContact instance on loopback. */
export async function startUcontactSimulator(
  options: UcontactSimulatorOptions = {},
): Promise<UcontactSimulator> {
  const clock = options.clock ?? realClock(options.speed);
  const chance = options.chance ?? seededChance(options.seed ?? 1);
  const board = new FaultBoard(chance);
  const settings = initialSettings(options);
  const world = new UcontactWorld({
    settings,
    dialers: options.dialers ?? defaultDialers(),
    clock,
    chance,
    newId: options.newId ?? randomUUID,
    firstCdrId: options.firstCdrId ?? firstCdrId(clock.now()),
    faults: board,
  });
  const violations = new ViolationLog('ucontact', () => clock.now());
  const refusals = new ViolationLog('ucontact', () => clock.now());
  const server = new SimulatorServer(
    new UcontactApi(world, violations, refusals),
    board,
    options.host ?? '127.0.0.1',
  );
  const backup = new SimulatorServer(new BackupHost(world, violations), board, options.host ?? '127.0.0.1');
  await server.listen(options.port ?? 0);
  await backup.listen(0);
  const faults = faultControls(board, {
    ports: { portClosed: [server] },
    expireTokens: () => world.sessions.expireAll(),
  });
  return {
    vendor: 'ucontact',
    url: server.url,
    port: server.listeningPort,
    backupUrl: backup.url,
    dials: (query) => world.dials.list(query),
    spool: () => world.spool.list(),
    violations: () => violations.list(),
    refusals: () => refusals.list(),
    recordings: () => world.recordings.list(),
    desktop: () => world.desktop,
    faults,
    settings,
    dialers: () => [...world.dialers.values()],
    changeDialer: (campaign, changes) => world.changeDialer(campaign, changes),
    lists: () => world.listNames(),
    activateList: (name) => world.activateList(name),
    async reset() {
      Object.assign(settings, initialSettings(options));
      world.reset();
      violations.clear();
      refusals.clear();
      await faults.clear();
    },
    async stop() {
      world.timers.cancelAll();
      world.engine.forgetAll();
      await Promise.all([server.close(), backup.close()]);
    },
  };
}
