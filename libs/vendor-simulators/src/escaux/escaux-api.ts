import type { ViolationLog } from '../engine/violation-log.js';
import { page, type Reply } from '../http/reply.js';
import type { SimRequest, SimulatedApi } from '../http/simulator-server.js';
import { FUNCTIONS } from './functions/all.js';
import { SopCall, type Form, type SopFunction } from './functions/function.js';
import { readQuery, type Query } from './query.js';
import { broken, Refusal } from './refusal.js';
import type { Sop } from './sop.js';
import { isAtLeast } from './version.js';

const PATH = /^\/xml\/([A-Za-z]+)(\.php|\.json)?$/;
const FORMS: Readonly<Record<string, Form>> = { '.php': 'php', '.json': 'json' };

const BY_NAME: ReadonlyMap<string, SopFunction> = new Map(
  FUNCTIONS.flatMap((one) =>
    [one.name, ...(one.alias === undefined ? [] : [one.alias])].map((name) => [name, one] as const),
  ),
);

/** Which of the SOP's two doors a request came through: port 80, or 443 without its TLS. */
export type Door = 'plain' | 'secure';

export interface ApiLogs {
  readonly violations: ViolationLog;
  readonly refusals: ViolationLog;
}

const status = (code: number, rule: string, detail: string, isViolation: boolean): Refusal =>
  new Refusal(rule, detail, isViolation, 1, code);

/** The HTTP face of the SOP: `/xml/<function>[.php|.json]`, everything in the query. */
export class EscauxApi implements SimulatedApi {
  constructor(
    private readonly sop: Sop,
    private readonly door: Door,
    private readonly logs: ApiLogs,
  ) {}

  operationOf({ path }: SimRequest): string {
    return BY_NAME.get(PATH.exec(path)?.[1] ?? '')?.name ?? path;
  }

  act(request: SimRequest): Reply | Promise<Reply> {
    const name = this.operationOf(request);
    const warn = (rule: string, detail: string): void => this.logs.violations.add(name, rule, detail);
    try {
      const user = this.admit(request);
      const [one, form] = this.functionOf(request);
      const { query, problems } = readQuery(request.query);
      for (const [rule, detail] of problems) warn(rule, detail);
      const call = new SopCall(this.sop, form, this.known(one, query, warn), user, warn);
      return this.perform(one, call, query);
    } catch (error) {
      return this.refused(name, error);
    }
  }

  /** Another root, or JSON of another kind. */
  reshape(reply: Reply): Reply {
    const body = reply.body.toString();
    if (reply.contentType === 'application/json') return { ...reply, body: `{"Response":[${body}]}` };
    const root = /<(\w+)[\s/>]/.exec(body)?.[1];
    if (root === undefined) return { ...reply, body: `<Response>${body}</Response>` };
    return { ...reply, body: body.replaceAll(new RegExp(`(</?)${root}(?=[\\s/>])`, 'g'), '$1Response') };
  }

  onGarbage(detail: string): void {
    this.logs.violations.add('?', 'http', detail);
  }

  /** Who may come in at all; the user, in secure mode. */
  private admit(request: SimRequest): string | null {
    const { mode, apiVersion, requestsFromSop } = this.sop.settings;
    const isSecure = mode === 'secure' && isAtLeast(apiVersion, '4.0.0');
    if (!isSecure) {
      if (this.door === 'secure') throw status(404, 'mode', 'the module does not run in secure mode', false);
      return null;
    }
    // "An external request to port 80 is answered 403 Forbidden"; the SOP itself may still use it.
    if (this.door === 'plain') {
      if (requestsFromSop) return null;
      throw status(403, 'secure.port', 'in secure mode port 80 is closed to others', false);
    }
    const [, credentials = ''] = /^Basic (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
    const [login = '', ...password] = Buffer.from(credentials, 'base64').toString('utf8').split(':');
    if (!this.sop.directory.isUser(login, password.join(':')))
      throw status(401, 'credentials', 'user name or password is missing or wrong', false);
    return login;
  }

  private functionOf(request: SimRequest): [SopFunction, Form] {
    const [, name = '', suffix = ''] = PATH.exec(request.path) ?? [];
    const one = BY_NAME.get(name);
    if (one === undefined) throw status(404, 'path', `nothing at ${request.path}`, true);
    const form = FORMS[suffix] ?? 'bare';
    if (!one.forms.includes(form)) throw status(404, 'form', `${one.name} has no form "${suffix}"`, true);
    if (request.method !== 'GET') throw status(405, 'method', `${request.method} in place of GET`, true);
    if (request.body.length > 0) throw status(400, 'body', 'a GET has no body', true);
    return [one, form];
  }

  /** Drops what the function does not know, as PHP would never look at it. */
  private known(one: SopFunction, query: Query, warn: SopCall['warn']): Query {
    const kept = new Map<string, string>();
    for (const [name, value] of query) {
      const parameter = one.parameters.find((other) => other.name === name);
      if (parameter === undefined && one.takesPairs !== true) {
        if (one.parameters.length > 0) warn('parameter.unknown', `there is no parameter "${name}"`);
      } else if (parameter?.since !== undefined && !this.isSince(parameter.since)) {
        warn('parameter.version', `"${name}" came with ${parameter.since}`);
      } else kept.set(name, value);
    }
    return kept;
  }

  private perform(one: SopFunction, call: SopCall, asked: Query): Reply | Promise<Reply> {
    const closed = this.gateReply(one, call);
    if (closed !== null) return closed;
    if (one.isDeprecated === true) call.warn('deprecated', `${one.name} is deprecated`);
    try {
      if (one.parameters.length === 0 && asked.size > 0)
        throw broken('parameter.none', `${one.name} has no parameters`);
      for (const { name, isRequired } of one.parameters)
        if (isRequired === true && call.value(name) === '')
          throw broken(`${name}.missing`, `${name} is missing`);
      return one.run(call);
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== null || one.failure === undefined) throw error;
      this.note(one.name, error);
      return one.failure(call, error.code, error.detail);
    }
  }

  /** What a module of this version answers in place of the function; null when it carries it out. */
  private gateReply(one: SopFunction, call: SopCall): Reply | null {
    const { apiVersion, gateReply, requestsFromSop } = this.sop.settings;
    const { gate } = one;
    if (gate === undefined || gate.isOpen(apiVersion)) return null;
    if (gate.closed === 'refused' && requestsFromSop) return null;
    call.warn('version', `${one.name} is there ${gate.describes}, this is ${apiVersion}`);
    if (gate.closed === 'absent') return page(404);
    const isInBand = gateReply === 'result1' && one.failure !== undefined;
    return isInBand ? (one.failure?.(call, 1, '') ?? null) : { ...page(403), body: '' };
  }

  private isSince(version: string): boolean {
    return isAtLeast(this.sop.settings.apiVersion, version);
  }

  private refused(name: string, error: unknown): Reply {
    if (!(error instanceof Refusal)) throw error;
    this.note(name, error);
    if (error.status === 401) return page(401, { 'WWW-Authenticate': 'Basic realm="SOP API"' });
    if (error.status !== null) return page(error.status);
    return { status: 400, contentType: 'text/plain', body: error.rule };
  }

  private note(name: string, { isViolation, rule, detail }: Refusal): void {
    (isViolation ? this.logs.violations : this.logs.refusals).add(name, rule, detail);
  }
}
