import type { ViolationLog } from '../engine/violation-log.js';
import { page, type Reply } from '../http/reply.js';
import type { SimRequest } from '../http/simulator-server.js';
import type { BarSettings } from './bar-settings.js';
import { Refusal } from './refusal.js';

export interface BarLogs {
  readonly violations: ViolationLog;
  readonly refusals: ViolationLog;
}

/** Where a phone number may stand: digits and the three signs a phone can dial (inferred for both phonebars). */
const NUMBER = /^[0-9+*#]+$/;

/** Decodes a number from a path segment or a query value, or says what is wrong with it. */
export function readNumber(encoded: string, status: number | null): string {
  let number: string;
  try {
    number = decodeURIComponent(encoded);
  } catch {
    throw new Refusal('number.encoding', `"${encoded}" is not percent-encoded`, true, status);
  }
  return requireNumber(number, status);
}

export function requireNumber(number: string, status: number | null): string {
  if (!NUMBER.test(number))
    throw new Refusal('number.format', `"${number}" is more than digits, "+", "*" and "#"`, true, status);
  return number;
}

/** What is the same for every request to a phonebar: a plain GET to this host. */
export function requirePlainGet(request: SimRequest, settings: BarSettings): void {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  if (settings.hostCheck && host !== 'localhost')
    throw new Refusal('host', `Host is "${host}", not "localhost"`, true, 400);
  if (request.method !== 'GET') throw new Refusal('method', `${request.method} in place of GET`, true, 405);
  if (request.body.length > 0) throw new Refusal('body', 'a GET has no body', true, 400);
}

/** Lets other origins read the answer, when the phonebar is one that does. */
export function withCors(reply: Reply, request: SimRequest, { cors }: BarSettings): Reply {
  const { origin } = request.headers;
  if (cors === 'none' || origin === undefined) return reply;
  const allowed = cors === 'any' ? '*' : origin;
  return { ...reply, headers: { ...reply.headers, 'Access-Control-Allow-Origin': allowed } };
}

/** Runs one function, and writes down and answers what it refuses. */
export function guarded(
  operation: string,
  logs: BarLogs,
  run: () => Reply,
  failure: (refusal: Refusal) => Reply,
): Reply {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const log = error.isViolation ? logs.violations : logs.refusals;
    log.add(operation, error.rule, error.detail);
    return failure(error);
  }
}

/** The listener's own page for what is no function at all. */
export const listenerPage = (status: number): Reply => page(status);
