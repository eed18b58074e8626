import { demandSuccessStatus, judgeError, undocumented, type JudgeContext } from '../core/judge-status.js';
import { encodeQuery, type Query } from '../core/query.js';
import type { SendBy } from '../core/send-by.js';
import type { RawAnswer, Sender } from '../core/sender.node.js';
import type { VendorDrift } from '../core/capabilities.js';
import { PARAMETER_GATES, type EscauxFunction } from './escaux-functions.js';
import type { Form } from './escaux-database.wire.js';
import { Drift, type Verdict } from './escaux-row.wire.js';
import { demandVersion, type EscauxVersion } from './escaux-version.js';

export interface EscauxHttpOptions {
  readonly sender: Sender;
  /** A path in front of the SOP's own, empty as a rule. */
  readonly prefix: string;
  /** Which form is asked for where a function has both; the vendor recommends JSON (guide). */
  readonly form: Form;
  /** Of a directory user, in secure mode. They never travel over plain http. */
  readonly credentials: { readonly username: string; readonly password: string } | null;
  readonly version: EscauxVersion | null;
  readonly reportDrift?: ((drift: VendorDrift) => void) | undefined;
}

export interface CallOptions {
  readonly sendBy?: SendBy | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly requestId?: string | undefined;
  readonly timeoutMs?: number | undefined;
}

export interface Answer<T> {
  readonly value: T;
  readonly drift: readonly string[];
}

export type Decode<T> = (text: string, drift: Drift, form: Form) => Verdict<T>;

/** Sends one function and reads its answer by what was asked, never by its content type: the guide names none. */
export class EscauxHttp {
  private readonly secrets: readonly string[];

  constructor(private readonly options: EscauxHttpOptions) {
    const { credentials } = options;
    this.secrets =
      credentials === null ? [] : [credentials.password, credentials.username, basic(credentials)];
  }

  get version(): EscauxVersion | null {
    return this.options.version;
  }

  async ask<T>(
    fn: EscauxFunction,
    query: Query,
    decode: Decode<T>,
    options: CallOptions = {},
  ): Promise<Answer<T>> {
    const operation = fn.operation.name;
    this.demandVersions(fn, query);
    const form =
      fn.xml === undefined || (fn.json !== undefined && this.options.form === 'json') ? 'json' : 'xml';
    const drift = new Drift();
    const value = await this.options.sender.send(
      {
        operation: fn.operation,
        method: 'GET',
        path: this.pathOf(fn, form, query),
        headers: this.headers(),
        ...options,
      },
      (answer) => this.judge(fn, answer, () => decode(answer.text, drift, form)),
    );
    for (const what of drift.list()) this.options.reportDrift?.({ vendor: 'escaux', operation, what });
    return { value, drift: drift.list() };
  }

  private demandVersions(fn: EscauxFunction, query: Query): void {
    const operation = fn.operation.name;
    demandVersion(this.options.version, fn.gate, {
      operation,
      field: 'settings.apiVersion',
      what: operation,
    });
    for (const [name] of query) {
      const gate = Object.hasOwn(PARAMETER_GATES, name) ? PARAMETER_GATES[name] : undefined;
      // Only of the functions that document them: a profile parameter may bear any name.
      if (operation !== 'dbGetDirectoryInfo' && operation !== 'ccGetChannels') continue;
      demandVersion(this.options.version, gate, { operation, field: name, what: `${name} of ${operation}` });
    }
  }

  private pathOf(fn: EscauxFunction, form: Form, query: Query): string {
    const name = form === 'json' ? fn.json : fn.xml;
    const suffix = query.length === 0 ? '' : `?${encodeQuery(query)}`;
    return `${this.options.prefix}/xml/${name ?? fn.operation.name}${suffix}`;
  }

  private headers(): Readonly<Record<string, string>> {
    const { credentials } = this.options;
    return credentials === null ? {} : { authorization: `Basic ${basic(credentials)}` };
  }

  private judge<T>(fn: EscauxFunction, sent: RawAnswer, decode: () => Verdict<T>): T {
    const answer = fn.isSecret ? { ...sent, text: '' } : sent;
    const context: JudgeContext = {
      vendor: 'escaux',
      operation: fn.operation,
      secrets: this.secrets,
      speaksXml: true,
    };
    this.demandPermitted(fn, context, answer);
    demandSuccessStatus(context, answer);
    const verdict = decode();
    switch (verdict.kind) {
      case 'value':
        return verdict.value;
      case 'refused':
        throw judgeError(context, answer, {
          kind: 'refused',
          effect: verdict.effect,
          message: verdict.message,
        });
      case 'unreadable':
        throw undocumented(context, answer, withGate(verdict.why, fn));
    }
  }

  /** What a module answers to a function that it does not serve is not documented: 403, 404 and an empty body all occur to us. */
  private demandPermitted(fn: EscauxFunction, context: JudgeContext, answer: RawAnswer): void {
    if (answer.status === 403) {
      const ways =
        this.options.credentials === null
          ? 'A SOP in secure mode answers so to plain http: use https and the name and password of a directory user.'
          : 'The user may not, or does not own the extension.';
      throw judgeError(context, answer, {
        kind: 'credentials',
        effect: 'none',
        message: withGate(`The SOP does not permit ${fn.operation.name}. ${ways}`, fn),
      });
    }
    if (answer.status === 404) {
      throw undocumented(context, { ...answer, text: '' }, withGate('status 404', fn));
    }
  }
}

const withGate = (words: string, { operation, gate }: EscauxFunction): string =>
  gate === undefined ? words : `${words} (${operation.name} needs SOP API ${gate.wants})`;

const basic = ({ username, password }: { username: string; password: string }): string =>
  Buffer.from(`${username}:${password}`, 'utf8').toString('base64');
