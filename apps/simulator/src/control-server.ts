import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { FaultControls, FaultRule } from '@callspool/vendor-simulators';
import { applySettings, type Simulators } from './apply-settings.js';

class ControlError extends Error {
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
type Vendor = keyof Simulators;

function vendorsOf(asked: string | null): Vendor[] {
  if (asked === null) return ['ucontact', 'iexpbx'];
  if (asked === 'ucontact' || asked === 'iexpbx') return [asked];
  throw new ControlError(400, `vendor must be "ucontact" or "iexpbx", got "${asked}".`);
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

const listFaults = ({ ucontact, iexpbx }: Simulators) => ({
  ucontact: ucontact.faults.list(),
  iexpbx: iexpbx.faults.list(),
});

const showSettings = ({ ucontact, iexpbx }: Simulators) => ({
  ucontact: { ...ucontact.settings, dialers: ucontact.dialers(), lists: ucontact.lists() },
  iexpbx: iexpbx.settings,
});

/** `{src, queue}`: a customer calls in on the IEXPBX. */
const receiveCall: Handler = ({ iexpbx }, { body }) => {
  const { src, queue } = (body ?? {}) as { src?: unknown; queue?: unknown };
  if (typeof src !== 'string' || typeof queue !== 'string')
    throw new ControlError(400, 'send "src" and "queue" as text.');
  iexpbx.receiveCall({ src, queue });
  return {};
};

const ROUTES: Readonly<Record<string, Handler>> = {
  'GET /dials': listDials,
  'GET /spool': ({ ucontact }) => ucontact.spool(),
  'GET /violations': ({ ucontact, iexpbx }) => [...ucontact.violations(), ...iexpbx.violations()],
  'GET /refusals': ({ ucontact, iexpbx }) => [...ucontact.refusals(), ...iexpbx.refusals()],
  'GET /deliveries': ({ iexpbx }) => iexpbx.deliveries(),
  'GET /faults': (simulators) => listFaults(simulators),
  'POST /faults': changeFaults,
  'GET /settings': (simulators) => showSettings(simulators),
  'POST /settings': (simulators, { body }) => {
    applySettings(simulators, body);
    return showSettings(simulators);
  },
  'POST /calls': receiveCall,
  'POST /reset': async ({ ucontact, iexpbx }) => {
    await Promise.all([ucontact.reset(), iexpbx.reset()]);
    return {};
  },
};

async function bodyOf(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const source = Buffer.concat(chunks).toString('utf8');
  if (source === '') return undefined;
  try {
    return JSON.parse(source);
  } catch {
    throw new ControlError(400, 'the body is not JSON.');
  }
}

async function answer(
  simulators: Simulators,
  incoming: IncomingMessage,
): Promise<{ status: number; body: unknown }> {
  const url = new URL(incoming.url ?? '/', 'http://control');
  try {
    const handler = ROUTES[`${incoming.method} ${url.pathname}`];
    const body = await bodyOf(incoming);
    if (handler === undefined)
      throw new ControlError(
        404,
        `no ${incoming.method} ${url.pathname}; there is ${Object.keys(ROUTES).join(', ')}.`,
      );
    return { status: 200, body: await handler(simulators, { query: url.searchParams, body }) };
  } catch (error) {
    if (error instanceof ControlError) return { status: error.status, body: { error: error.message } };
    // The library refuses bad rules and settings with these two.
    if (error instanceof TypeError || error instanceof RangeError)
      return { status: 400, body: { error: error.message } };
    throw error;
  }
}

/** The JSON interface that tests steer the simulators with. Resolves when it listens. */
export async function startControlServer(
  simulators: Simulators,
  host: string,
  port: number,
): Promise<Server> {
  const server = createServer((incoming, response) => {
    answer(simulators, incoming)
      .catch((error: unknown) => ({ status: 500, body: { error: String(error) } }))
      .then(({ status, body }) => {
        response.writeHead(status, { 'Content-Type': 'application/json' });
        response.end(JSON.stringify(body));
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}
