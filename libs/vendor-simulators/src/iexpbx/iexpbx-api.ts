import type { ViolationLog } from '../engine/violation-log.js';
import { page, type Reply } from '../http/reply.js';
import type { SimRequest, SimulatedApi } from '../http/simulator-server.js';
import type { Action } from './actions/action.js';
import { activeCalls, hangupCall } from './actions/active-calls.js';
import { callIvr } from './actions/call-ivr.js';
import { callNumber } from './actions/call-number.js';
import { callback } from './actions/callback.js';
import { cdrList } from './actions/cdr-list.js';
import { phoneDirectory, queues, record, users } from './actions/lists.js';
import { failureReply, otherEnvelope } from './envelope.js';
import type { Pbx } from './pbx.js';
import { parseQuery, type Query } from './query.js';
import { broken, denied, Refusal } from './refusal.js';

const PATH = '/api/old/get';

const ACTIONS: ReadonlyMap<string, Action> = new Map(
  [
    activeCalls,
    hangupCall,
    cdrList,
    users,
    queues,
    callNumber,
    callIvr,
    callback,
    record,
    phoneDirectory,
  ].map((action) => [action.name, action]),
);

const CREDENTIALS = ['username', 'password', 'action'] as const;
const EVERY_PARAMETER = new Set(
  [...ACTIONS.values()].flatMap(({ required, optional }) => [...required, ...optional]),
);

/** The HTTP face of the PBX: one path, everything in the query. */
export class IexpbxApi implements SimulatedApi {
  constructor(
    private readonly pbx: Pbx,
    private readonly violations: ViolationLog,
    private readonly refusals: ViolationLog,
  ) {}

  operationOf(request: SimRequest): string {
    return /(?:^|&)action=([a-z]+)(?:&|$)/.exec(request.query)?.[1] ?? request.path;
  }

  act(request: SimRequest): Reply {
    try {
      return this.perform(request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const log = error.isViolation ? this.violations : this.refusals;
      log.add(this.operationOf(request), error.rule, error.detail);
      return error.status === null ? failureReply(this.pbx.settings, error.code) : page(error.status);
    }
  }

  reshape(reply: Reply): Reply {
    return otherEnvelope(reply);
  }

  onGarbage(detail: string): void {
    this.violations.add('?', 'http', detail);
  }

  private perform(request: SimRequest): Reply {
    const isKnownPath = request.path === PATH || (request.path === '/' && this.pbx.settings.rootPath);
    if (!isKnownPath) throw new Refusal('path', `nothing at ${request.path}`, '02', true, 404);
    if (request.method !== 'GET')
      throw new Refusal('method', `${request.method} in place of GET`, '02', true, 405);
    if (request.body.length > 0) throw broken('body', 'a GET has no body');
    const query = parseQuery(request.query);
    this.authorize(query);
    const name = query.get('action');
    if (name === undefined || name === '') throw broken('action.missing', 'action is missing', '06');
    const action = ACTIONS.get(name);
    if (action === undefined) throw broken('action.unknown', `there is no action "${name}"`, '07');
    this.requireNames(action, query);
    return action.run(this.pbx, query, (rule, detail) => this.violations.add(name, rule, detail));
  }

  private authorize(query: Query): void {
    const { username, password } = this.pbx.settings;
    for (const name of ['username', 'password'] as const) {
      if (!query.has(name)) throw broken(`${name}.missing`, `${name} is missing`, '05');
    }
    if (query.get('username') !== username || query.get('password') !== password) {
      throw denied('credentials', 'user name or password is wrong', '05');
    }
  }

  private requireNames(action: Action, query: Query): void {
    for (const name of action.required) {
      if ((query.get(name) ?? '') === '') throw broken(`${name}.missing`, `${name} is missing`, '08');
    }
    for (const name of query.keys()) {
      const isItsOwn = action.required.includes(name) || action.optional.includes(name);
      if (isItsOwn || CREDENTIALS.some((credential) => credential === name)) continue;
      if (!EVERY_PARAMETER.has(name)) throw broken('parameter.unknown', `there is no parameter "${name}"`);
      // Harmless over there, but a sign that the caller mixes actions up.
      this.violations.add(action.name, 'parameter.foreign', `${name} belongs to another action`);
    }
  }
}
