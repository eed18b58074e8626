import type { Chance } from '../engine/chance.js';

/** Faults of the connection and of the answer. */
export const WIRE_FAULTS = [
  'noAnswer',
  'slowDrip',
  'stalledBody',
  'cutBeforeActing',
  'cutAfterActing',
  'cutReusedAfterActing',
  'cutMidBody',
  'http500',
  'httpStatus',
  'htmlWith200',
  'redirect',
  'truncatedBody',
  'wrongEnvelope',
] as const;

/** Faults of the events an Escaux SOP sends over its socket. */
export const EVENT_FAULTS = ['lateEvent', 'missingEvent', 'duplicateEvent', 'reorderedEvent'] as const;

/** Faults of the call records. */
export const CDR_FAULTS = ['lateCdr', 'duplicateCdr', 'missingCdr'] as const;

export const FAULT_KINDS = [
  ...WIRE_FAULTS,
  ...CDR_FAULTS,
  ...EVENT_FAULTS,
  'portClosed',
  'eventPortClosed',
  'syncFailed',
  'delayAnswer',
  'expireToken',
  'shortTokenLife',
] as const;

export type WireFaultKind = (typeof WIRE_FAULTS)[number];
export type CdrFaultKind = (typeof CDR_FAULTS)[number];
export type FaultKind = (typeof FAULT_KINDS)[number];

/**
 * One switched-on fault.
 * - `portClosed`: nothing listens until it is cleared. `expireToken` (uContact): every token issued so far is dead
 *   at once; it does not stay in the list. `shortTokenLife` (uContact): tokens issued meanwhile live `ms`.
 * - `noAnswer` never answers; `stalledBody` sends headers and half of the body, then nothing; `slowDrip` sends the
 *   answer byte by byte, one each `ms` (default 50). They act first, unless `act` is false.
 * - `cutBeforeActing`, `cutAfterActing` close the connection without an answer. `cutReusedAfterActing` strikes only
 *   a request that is not the first of its connection: a browser repeats such a GET by itself, and acts twice.
 *   `cutMidBody` acts, sends headers and half of the body, and cuts.
 * - `http500`, `httpStatus` (with `status`), `htmlWith200`, `redirect` answer in place of the operation, which is
 *   not carried out unless `act` is true.
 * - `truncatedBody` answers half of the body in a well-formed answer; `wrongEnvelope` another JSON shape.
 * - `delayAnswer` acts and answers after `ms`; it combines with the others.
 * - `lateCdr` holds a call record back for `ms`, `duplicateCdr` writes it twice, `missingCdr` never. Their
 *   `operation` is the one that caused the call.
 * - Escaux: `lateEvent` holds an event back for `ms` (default 5000), `missingEvent` never sends it, `duplicateEvent`
 *   sends it twice, `reorderedEvent` sends it after the next one; their `operation` is the event's name.
 *   `eventPortClosed` is `portClosed` for the event socket. `syncFailed`: the change is made here, but the answer is
 *   the code for "synchronization to SMP failed".
 */
export interface FaultRule {
  readonly kind: FaultKind;
  /** Only for this operation of the vendor (`DialerTask`, `getrecords`, `callivr`, …); without it, for all. */
  readonly operation?: string;
  /** How often it strikes before it is gone; without it, until cleared. */
  readonly times?: number;
  /** Chance from 0 to 1 that it strikes, from the simulator's seed; without it, always. */
  readonly probability?: number;
  readonly ms?: number;
  readonly status?: number;
  readonly act?: boolean;
}

export interface Fault extends FaultRule {
  readonly id: string;
}

/** The fault switches of one simulator. */
export interface FaultControls {
  /** Switches a fault on. Resolves once it is in force (for `portClosed`: once the port is closed). */
  add(rule: FaultRule): Promise<Fault>;
  /** Switches one fault off, or all without an id. Resolves once the port listens again if it was closed. */
  clear(id?: string): Promise<void>;
  list(): Fault[];
}

/** Reads a rule that came from outside; throws a TypeError that says what is wrong with it. */
export function parseFaultRule(value: unknown): FaultRule {
  if (typeof value !== 'object' || value === null)
    throw new TypeError('a fault must be an object with "kind".');
  const rule = value as Record<string, unknown>;
  if (!FAULT_KINDS.some((kind) => kind === rule['kind'])) {
    throw new TypeError(
      `fault kind must be one of ${FAULT_KINDS.join(', ')}; got ${JSON.stringify(rule['kind'])}.`,
    );
  }
  const expected = {
    operation: 'string',
    times: 'number',
    probability: 'number',
    ms: 'number',
    status: 'number',
  };
  for (const [name, kind] of Object.entries({ ...expected, act: 'boolean' })) {
    if (rule[name] !== undefined && typeof rule[name] !== kind)
      throw new TypeError(`fault ${name} must be a ${kind}.`);
  }
  return rule as unknown as FaultRule;
}

interface Standing {
  readonly fault: Fault;
  left: number;
}

/** The rules in force and their counts. Knows nothing of ports and tokens. */
export class FaultBoard {
  private standing: Standing[] = [];
  private next = 1;

  constructor(private readonly chance: Chance) {}

  put(rule: FaultRule): Fault {
    const fault: Fault = { ...rule, id: `fault-${this.next++}` };
    this.standing.push({ fault, left: rule.times ?? Number.POSITIVE_INFINITY });
    return fault;
  }

  remove(id?: string): void {
    this.standing = id === undefined ? [] : this.standing.filter(({ fault }) => fault.id !== id);
  }

  list(): Fault[] {
    return this.standing.map(({ fault, left }) =>
      Number.isFinite(left) ? { ...fault, times: left } : fault,
    );
  }

  /** The first rule of these kinds that strikes this operation now; using it up if it is counted. */
  strike<K extends FaultKind>(kinds: readonly K[], operation: string): (Fault & { kind: K }) | null {
    if (this.standing.length === 0) return null;
    for (const entry of this.standing) {
      const { fault } = entry;
      if (!kinds.some((kind) => kind === fault.kind)) continue;
      if (fault.operation !== undefined && fault.operation !== operation) continue;
      if (fault.probability !== undefined && this.chance() >= fault.probability) continue;
      entry.left -= 1;
      if (entry.left <= 0) this.standing = this.standing.filter((other) => other !== entry);
      return fault as Fault & { kind: K };
    }
    return null;
  }
}
