import type { Reply } from '../http/reply.js';
import type { SimRequest, SimulatedApi } from '../http/simulator-server.js';
import type { Bar } from '../phonebar/bar.js';
import {
  guarded,
  listenerPage,
  readNumber,
  requirePlainGet,
  withCors,
  type BarLogs,
} from '../phonebar/bar-api.js';
import { Refusal } from '../phonebar/refusal.js';
import { envelope, failure, type Format } from './envelope.js';
import type { XcallySettings } from './settings.js';
import { VERBS, type Verb } from './verbs.js';

/** `xml` stands between the verb and the number. */
const PATH = /^\/xcally\/svc\/([^/]+)(\/xml)?(?:\/([^/]+))?$/;

interface Target {
  readonly verb: string;
  readonly format: Format;
  readonly segment: string | null;
}

function targetOf(path: string): Target | null {
  const [whole, verb = '', xml, segment] = PATH.exec(path) ?? [];
  if (whole === undefined) return null;
  return { verb, format: xml === undefined ? 'json' : 'xml', segment: segment ?? null };
}

/** The HTTP face of the phonebar: a verb a path, all of them GET. */
export class XcallyApi implements SimulatedApi {
  constructor(
    private readonly bar: Bar,
    private readonly settings: XcallySettings,
    private readonly logs: BarLogs,
  ) {}

  operationOf({ path }: SimRequest): string {
    const verb = targetOf(path)?.verb ?? '';
    return VERBS.has(verb) ? verb : path;
  }

  act(request: SimRequest): Reply {
    const target = targetOf(request.path);
    const reply = guarded(
      this.operationOf(request),
      this.logs,
      () => this.perform(request, target),
      ({ status }) =>
        status === null && target !== null
          ? failure(this.settings, target.format, target.verb)
          : listenerPage(status ?? 404),
    );
    return withCors(reply, request, this.settings);
  }

  /** Rows under another name, or an XML document of another kind. */
  reshape(reply: Reply): Reply {
    const body = reply.body.toString();
    return {
      ...reply,
      body: reply.contentType.startsWith('text/xml')
        ? body.replaceAll(/(<\/?)root\b/g, '$1ArrayOfRow')
        : `{"data":${body}}`,
    };
  }

  onGarbage(detail: string): void {
    this.logs.violations.add('?', 'http', detail);
  }

  private perform(request: SimRequest, target: Target | null): Reply {
    const verb = target === null ? undefined : VERBS.get(target.verb);
    if (target === null || verb === undefined)
      throw new Refusal('path', `nothing at ${request.path}`, true, 404);
    requirePlainGet(request, this.settings);
    if (request.query !== '') throw new Refusal('query', 'no function has query parameters', true, null);
    const warn = (rule: string, detail: string): void => this.logs.violations.add(verb.name, rule, detail);
    const context = { bar: this.bar, settings: this.settings, warn };
    const rows = verb.run(context, this.numberOf(verb, target));
    const isIdle = verb.name === 'channels' && rows.length === 0;
    const isDone = !isIdle || this.settings.idleChannels === 'true';
    return envelope(this.settings, target.format, { method: verb.name, isDone, rows });
  }

  private numberOf({ name, number }: Verb, { segment }: Target): string {
    if (segment === null) {
      if (number === 'required') throw new Refusal('number.missing', `${name} needs a number`, true, 404);
      return '';
    }
    if (number === 'none') throw new Refusal('number.foreign', `${name} takes no number`, true, 404);
    return readNumber(segment, null);
  }
}
