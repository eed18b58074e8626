import type { Reply } from '../http/reply.js';
import type { SimRequest, SimulatedApi } from '../http/simulator-server.js';
import type { Bar } from '../phonebar/bar.js';
import { guarded, listenerPage, requirePlainGet, withCors, type BarLogs } from '../phonebar/bar-api.js';
import { Refusal } from '../phonebar/refusal.js';
import { FUNCTIONS, type MotionFunction } from './functions.js';
import type { MotionSettings } from './settings.js';

const ROUTES = FUNCTIONS.map((one) => ({
  one,
  pattern: new RegExp(`^/api/${one.path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`),
}));

interface Found {
  readonly one: MotionFunction;
  readonly segments: readonly string[];
}

function find(path: string): Found | null {
  for (const { one, pattern } of ROUTES) {
    const match = pattern.exec(path);
    if (match !== null) return { one, segments: match.slice(1) };
  }
  return null;
}

/** The HTTP face of the phonebar: `/api/...`, JSON only, all of it GET. */
export class MotionApi implements SimulatedApi {
  constructor(
    private readonly bar: Bar,
    private readonly settings: MotionSettings,
    private readonly logs: BarLogs,
  ) {}

  operationOf({ path }: SimRequest): string {
    return find(path)?.one.name ?? path;
  }

  act(request: SimRequest): Reply {
    const reply = guarded(
      this.operationOf(request),
      this.logs,
      () => this.perform(request),
      (refusal) => failure(refusal),
    );
    return withCors(reply, request, this.settings);
  }

  /** Another JSON shape than asked for. */
  reshape(reply: Reply): Reply {
    return { ...reply, body: `{"result":${reply.body.toString() || 'null'}}` };
  }

  onGarbage(detail: string): void {
    this.logs.violations.add('?', 'http', detail);
  }

  private perform(request: SimRequest): Reply {
    const found = find(request.path);
    if (found === null) throw new Refusal('path', `nothing at ${request.path}`, true, 404);
    requirePlainGet(request, this.settings);
    const { one, segments } = found;
    return one.run({
      bar: this.bar,
      settings: this.settings,
      segments: segments.map(decoded),
      number: numberOf(one, request.query),
    });
  }
}

/** Session ids are opaque: whatever the caller escaped comes back as it was. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new Refusal('path.encoding', `"${segment}" is not percent-encoded`, true, 400);
  }
}

function numberOf({ takesNumber }: MotionFunction, query: string): string {
  const [pair = '', ...more] = query.split('&');
  if (!takesNumber) {
    if (query !== '') throw new Refusal('query', 'this function has no query parameters', true, 400);
    return '';
  }
  const [, number] = /^number=(.+)$/.exec(pair) ?? [];
  if (number === undefined) throw new Refusal('number.missing', 'number is missing', true, 400);
  if (more.length > 0) throw new Refusal('query', 'number is the only parameter', true, 400);
  return number;
}

function failure({ status, detail }: Refusal): Reply {
  if (status === 405) return listenerPage(405);
  const body = JSON.stringify({ success: false, error: detail });
  return { status: status ?? 400, contentType: 'application/json;charset=UTF-8', body };
}
