import type { FaultControls, FaultRule } from '@callspool/vendor-simulators';
import { applySettings } from './apply-settings.js';
import { VENDORS, type Simulators, type Vendor } from './simulators.js';

/** A control request that cannot be carried out, with the status of its answer. */
export class ControlError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

interface ControlRequest {
  readonly query: URLSearchParams;
  readonly body: unknown;
}

type Handler = (simulators: Simulators, request: ControlRequest) => unknown;

function vendorsOf(asked: string | null): Vendor[] {
  if (asked === null) return [...VENDORS];
  const vendor = VENDORS.find((one) => one === asked);
  if (vendor === undefined)
    throw new ControlError(400, `vendor must be one of ${VENDORS.join(', ')}, got "${asked}".`);
  return [vendor];
}

function eachVendor<T>(read: (vendor: Vendor) => T): Record<Vendor, T> {
  return Object.fromEntries(VENDORS.map((vendor) => [vendor, read(vendor)])) as Record<Vendor, T>;
}

function countOf(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^\d+$/.test(text)) throw new ControlError(400, `${name} must be a whole number, got "${text}".`);
  return Number(text);
}

/** `after` counts per vendor, so it is of use with one `vendor` only. */
const listDials: Handler = (simulators, { query }) => {
  const limit = countOf(query, 'limit');
  const asked = { after: countOf(query, 'after') ?? 0, ...(limit === undefined ? {} : { limit }) };
  const dials = vendorsOf(query.get('vendor')).flatMap((vendor) => simulators[vendor].dials(asked));
  return dials.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).slice(0, limit);
};

interface FaultRequest {
  readonly vendor?: string;
  readonly add?: FaultRule;
  /** Id of one fault, or true for all. */
  readonly clear?: string | true;
}

/** `{vendor, add: {kind, …}}` or `{vendor, clear: id | true}`; clearing all needs no vendor. */
const changeFaults: Handler = async (simulators, { body }) => {
  const { vendor, add, clear } = (body ?? {}) as FaultRequest;
  const chosen = vendorsOf(vendor ?? null);
  const board = (): FaultControls => {
    if (vendor === undefined) throw new ControlError(400, 'name the vendor of the fault.');
    return simulators[chosen[0] ?? 'ucontact'].faults;
  };
  if (add !== undefined) return board().add(add);
  if (clear === undefined) throw new ControlError(400, 'send "add" or "clear".');
  if (clear !== true) await board().clear(clear);
  else for (const each of chosen) await simulators[each].faults.clear();
  return listFaults(simulators);
};

const listFaults = (simulators: Simulators) => eachVendor((vendor) => simulators[vendor].faults.list());

const showSettings = (simulators: Simulators) => {
  const { ucontact } = simulators;
  return {
    ...eachVendor((vendor) => simulators[vendor].settings),
    ucontact: { ...ucontact.settings, dialers: ucontact.dialers(), lists: ucontact.lists() },
  };
};

function textOf(body: unknown, name: string): string {
  const value = ((body ?? {}) as Record<string, unknown>)[name];
  if (typeof value !== 'string') throw new ControlError(400, `send "${name}" as text.`);
  return value;
}

function phonebarOf(simulators: Simulators, body: unknown) {
  const vendor = textOf(body, 'vendor');
  if (vendor === 'xcally' || vendor === 'motion') return simulators[vendor];
  throw new ControlError(400, `vendor must be "xcally" or "motion", got "${vendor}".`);
}

/**
 * Somebody calls in. IEXPBX (also without `vendor`): `{src, queue}`. A phonebar: `{vendor, src, queue?}`. Escaux:
 * `{vendor, src, to}` with an extension, or a queue's name or number.
 */
const receiveCall: Handler = ({ iexpbx, ...simulators }, { body }) => {
  const { vendor = 'iexpbx', queue } = (body ?? {}) as { vendor?: unknown; queue?: unknown };
  const src = textOf(body, 'src');
  switch (vendor) {
    case 'iexpbx':
      iexpbx.receiveCall({ src, queue: textOf(body, 'queue') });
      return {};
    case 'xcally':
    case 'motion': {
      const through = queue === undefined ? {} : { queue: textOf(body, 'queue') };
      return { rings: simulators[vendor].receiveCall({ src, ...through }) };
    }
    case 'escaux':
      return { rings: simulators.escaux.receiveCall({ src, to: textOf(body, 'to') }) };
    default:
      throw new ControlError(400, 'vendor must be one that calls can come in at.');
  }
};

/** `{vendor, number}`: the other party of a phonebar's call hangs up. */
const hangUp: Handler = (simulators, { body }) => ({
  hungUp: phonebarOf(simulators, body).farEndHangsUp(textOf(body, 'number')),
});

/** `{id, isRegistered}`: a phone of the SOP registers or is unplugged. */
const registerPhone: Handler = ({ escaux }, { body }) => {
  const { isRegistered } = (body ?? {}) as { isRegistered?: unknown };
  if (typeof isRegistered !== 'boolean') throw new ControlError(400, 'send "isRegistered" as true or false.');
  escaux.registerPhone(textOf(body, 'id'), isRegistered);
  return {};
};

/** Method and path of each control request. */
export const ROUTES: Readonly<Record<string, Handler>> = {
  'GET /dials': listDials,
  'GET /spool': ({ ucontact }) => ucontact.spool(),
  'GET /violations': (simulators) => VENDORS.flatMap((vendor) => simulators[vendor].violations()),
  'GET /refusals': (simulators) => VENDORS.flatMap((vendor) => simulators[vendor].refusals()),
  'GET /deliveries': ({ iexpbx }) => iexpbx.deliveries(),
  'GET /events': ({ escaux }) => escaux.events(),
  'GET /faults': (simulators) => listFaults(simulators),
  'POST /faults': changeFaults,
  'GET /settings': (simulators) => showSettings(simulators),
  'POST /settings': (simulators, { body }) => {
    applySettings(simulators, body);
    return showSettings(simulators);
  },
  'POST /calls': receiveCall,
  'POST /hangups': hangUp,
  /** `{vendor}`: a phonebar is closed and opened again. */
  'POST /restart': (simulators, { body }) => {
    phonebarOf(simulators, body).restart();
    return {};
  },
  'POST /phones': registerPhone,
  /** Cuts every connection of the SOP's event socket. */
  'POST /drop-events': ({ escaux }) => {
    escaux.dropEventConnections();
    return {};
  },
  'POST /reset': async (simulators) => {
    await Promise.all(VENDORS.map((vendor) => simulators[vendor].reset()));
    return {};
  },
};
