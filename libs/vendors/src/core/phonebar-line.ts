import { splitBaseUrl } from './base-url.js';
import type { VendorLog } from './capabilities.js';
import { demandSuccessStatus, undocumented, type JudgeContext } from './judge-status.js';
import { effectWhenUnclear, type Operation } from './operation.js';
import type { PhonebarKind, PhonebarReading } from './phonebar.js';
import { isTooLate, type SendBy } from './send-by.js';
import { VendorError, type VendorErrorFields } from './vendor-error.js';

/** What is asked of `fetch`. No header is set: one that is not safelisted would cost a preflight, which no phonebar answers. */
export interface PhonebarInit {
  readonly method: 'GET';
  readonly mode: PhonebarMode;
  /** A GET that dials must not be answered from a cache. */
  readonly cache: 'no-store';
  readonly credentials: 'omit';
  readonly redirect: 'manual' | 'follow';
  readonly referrerPolicy: 'no-referrer';
  readonly signal: AbortSignal;
}
type PhonebarMode = 'cors' | 'no-cors';

interface Chunk {
  readonly done: boolean;
  readonly value?: Uint8Array | undefined;
}

export interface PhonebarReply {
  readonly type: string;
  readonly status: number;
  readonly body: { getReader(): { read(): Promise<Chunk>; cancel(): Promise<void> } } | null;
}

/** `fetch` of a browser or of Node, or a stand-in. */
export type PhonebarFetch = (url: string, init: PhonebarInit) => Promise<PhonebarReply>;

export interface PhonebarLineOptions {
  readonly kind: PhonebarKind;
  /** `http://localhost:9888` as a rule: Windows listeners bound to that name refuse others (inferred). */
  readonly baseUrl: string;
  readonly reading: PhonebarReading;
  readonly fetch: PhonebarFetch;
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  monotonicNow(): number;
  readonly log?: VendorLog | undefined;
}

export interface PhonebarText {
  readonly status: number;
  readonly text: string;
  readonly retryAfterMs: number | undefined;
}

/** `path` may hold a telephone number, so it appears in no error and no log. */
export interface PhonebarRequest {
  readonly operation: Operation;
  readonly path: string;
  readonly sendBy?: SendBy | undefined;
}

/** What a phonebar's client needs of the way there, whoever goes it: a page in the agent's browser, or the service itself. */
export interface PhonebarWay {
  send<T>(request: PhonebarRequest, judge: (context: JudgeContext, answer: PhonebarText) => T): Promise<T>;
}

/** Reads an answer as every phonebar's is read. */
export function judgePhonebar<T>(
  { vendor, operation }: { readonly vendor: PhonebarKind; readonly operation: Operation },
  answer: PhonebarText,
  judge: (context: JudgeContext, answer: PhonebarText) => T,
): T {
  const context = { vendor, operation, secrets: [], speaksXml: true };
  // No phonebar documents a status, so not even a 403 proves that nothing was done.
  if (operation.acts && answer.status >= 400 && answer.status < 500) {
    throw undocumented(context, answer, `status ${answer.status}`);
  }
  demandSuccessStatus(context, answer);
  return judge(context, answer);
}

/** Only Node says why; there these prove that no byte was sent. A browser gives one TypeError for everything. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** A page's one way to a phonebar: sends once, never again, and says of each failure whether the phone may have acted. */
export class PhonebarLine implements PhonebarWay {
  private readonly base: string;

  constructor(private readonly options: PhonebarLineOptions) {
    const { origin, prefix } = splitBaseUrl(options.baseUrl);
    this.base = `${origin}${prefix}`;
  }

  get reading(): PhonebarReading {
    return this.options.reading;
  }

  async send<T>(
    request: PhonebarRequest,
    judge: (context: JudgeContext, answer: PhonebarText) => T,
  ): Promise<T> {
    const { operation } = request;
    if (operation.dials && !request.sendBy) throw new Error('A dialling request needs a send-by moment.');
    const startedAt = this.options.monotonicNow();
    const seen: { status: number | null } = { status: null };
    try {
      const value = judgePhonebar(
        { vendor: this.options.kind, operation },
        await this.exchange(request, seen),
        judge,
      );
      this.log(operation, seen.status, startedAt, 'ok');
      return value;
    } catch (error) {
      if (error instanceof VendorError) this.log(operation, seen.status, startedAt, error.kind);
      throw error;
    }
  }

  /** True when something at the address answers at all, readable or not. For reads only. */
  async isThere(path: string): Promise<boolean> {
    const timer = new Deadline(this.options.timeoutMs);
    try {
      await this.options.fetch(`${this.base}${path}`, init('no-cors', timer.signal));
      return true;
    } catch {
      return false;
    } finally {
      timer.stop();
    }
  }

  private async exchange(
    { operation, path, sendBy }: PhonebarRequest,
    seen: { status: number | null },
  ): Promise<PhonebarText> {
    const isBlind = this.options.reading === 'blind';
    // Asking for what cannot be read only makes noise on the agent's PC.
    if (isBlind && !operation.acts) throw this.unreadable(operation);
    if (sendBy && isTooLate(sendBy)) throw this.tooLate(operation);
    const deadline = new Deadline(this.options.timeoutMs);
    try {
      const reply = await this.options.fetch(
        `${this.base}${path}`,
        init(isBlind ? 'no-cors' : 'cors', deadline.signal),
      );
      // Node lets everything be read: what was set up as unreadable is not believed there either.
      if (isBlind || reply.type === 'opaque') throw this.unreadable(operation);
      seen.status = reply.type === 'opaqueredirect' ? null : reply.status;
      if (reply.type === 'opaqueredirect') {
        throw undocumented(
          this.context(operation),
          { ...EMPTY, status: 302 },
          'a redirect, which is never followed',
        );
      }
      return { status: reply.status, text: await this.read(operation, reply), retryAfterMs: undefined };
    } catch (error) {
      if (error instanceof VendorError) throw error;
      throw this.failed(operation, error, deadline.hasPassed);
    } finally {
      deadline.stop();
    }
  }

  private async read(operation: Operation, reply: PhonebarReply): Promise<string> {
    if (reply.body === null) return '';
    const reader = reply.body.getReader();
    const decoder = new TextDecoder('utf-8');
    let text = '';
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      if (value === undefined) continue;
      size += value.length;
      if (size > this.options.maxResponseBytes) {
        void reader.cancel().catch(() => undefined);
        throw undocumented(this.context(operation), EMPTY, 'larger than allowed');
      }
      text += decoder.decode(value, { stream: true });
    }
  }

  private failed(operation: Operation, error: unknown, isLate: boolean): VendorError {
    const effect = effectWhenUnclear(operation);
    if (isLate)
      return this.error(operation, {
        kind: 'timeout',
        effect,
        message: 'The phonebar did not answer in time.',
      });
    if (NEVER_CONNECTED.has(codeOf(error))) {
      return this.error(operation, {
        kind: 'unreachable',
        effect: 'none',
        reason: 'port_closed',
        message:
          'No phonebar listens there: it is not running, nobody is logged in, or its remote control is off.',
      });
    }
    return this.error(operation, {
      kind: 'severed',
      effect,
      message:
        'The phonebar was not reached, the line was cut, or it does not let this page read its answers: a browser does not say which.',
    });
  }

  private unreadable(operation: Operation): VendorError {
    return this.error(operation, {
      kind: 'protocol',
      effect: effectWhenUnclear(operation),
      message:
        'The phonebar does not let this page read its answers: what it did shows on the phonebar itself.',
    });
  }

  private tooLate(operation: Operation): VendorError {
    return this.error(operation, {
      kind: 'not_sent',
      effect: 'none',
      message: 'The moment by which it had to be sent had passed. Nothing was sent.',
    });
  }

  private context(operation: Operation): JudgeContext {
    return { vendor: this.options.kind, operation, secrets: [] };
  }

  private error(
    { name, repeatable }: Operation,
    fields: Omit<VendorErrorFields, 'vendor' | 'operation' | 'repeatable'>,
  ): VendorError {
    return new VendorError({ ...fields, vendor: this.options.kind, operation: name, repeatable });
  }

  private log(
    operation: Operation,
    status: number | null,
    startedAt: number,
    outcome: 'ok' | VendorError['kind'],
  ): void {
    const ms = Math.round(this.options.monotonicNow() - startedAt);
    this.options.log?.({
      vendor: this.options.kind,
      operation: operation.name,
      status,
      ms,
      requestId: null,
      outcome,
    });
  }
}

const EMPTY = { status: 200, text: '', retryAfterMs: undefined };

/** A request that nobody may read must follow redirects: the fetch standard refuses it otherwise. */
const init = (mode: PhonebarMode, signal: AbortSignal): PhonebarInit => ({
  method: 'GET',
  mode,
  cache: 'no-store',
  credentials: 'omit',
  redirect: mode === 'no-cors' ? 'follow' : 'manual',
  referrerPolicy: 'no-referrer',
  signal,
});

/** One deadline for headers and body. */
class Deadline {
  hasPassed = false;
  private readonly controller = new AbortController();
  private readonly timer: ReturnType<typeof setTimeout>;

  constructor(ms: number) {
    this.timer = setTimeout(() => {
      this.hasPassed = true;
      this.controller.abort();
    }, ms);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}

/** Structural, because an error may come from another realm than ours. */
function codeOf(error: unknown): string {
  const cause = fieldOf(error, 'cause');
  const errors = fieldOf(cause, 'errors');
  const code = fieldOf(Array.isArray(errors) ? errors[0] : cause, 'code');
  return typeof code === 'string' ? code : '';
}

const fieldOf = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null && name in of ? (of as Record<string, unknown>)[name] : undefined;
