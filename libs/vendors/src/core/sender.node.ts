import type { Dispatcher } from 'undici';
import type { WayOut } from '../config.js';
import type { VendorLog } from './capabilities.js';
import { CallGate, GateRefusedError } from './call-gate.js';
import type { CircuitReport } from './circuit-report.js';
import { decodeDeclared } from './charset.js';
import { Circuit, DEFAULT_CIRCUIT, type CircuitOptions } from './circuit.node.js';
import { isNotHttp, unreachable } from './failure-words.js';
import { exchange, type Exchange } from './one-request.node.js';
import { effectWhenUnclear, type Operation } from './operation.js';
import { isTooLate, type SendBy } from './send-by.js';
import { VendorError, type VendorErrorFields, type VendorKind } from './vendor-error.js';
import { createDispatcher } from './way-out.node.js';

export interface SenderOptions {
  readonly vendor: VendorKind;
  readonly origin: string;
  readonly maxConcurrent: number;
  readonly callsPerSecond?: number | undefined;
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  readonly wayOut?: WayOut | undefined;
  readonly clock: { now(): Date };
  monotonicNow(): number;
  readonly log: VendorLog;
  readonly circuit?: CircuitOptions;
  /** The body is decoded as its header or XML declaration says, instead of always as UTF-8. */
  readonly readsDeclaredCharset?: boolean;
}

export interface SendRequest {
  readonly operation: Operation;
  readonly method: 'GET' | 'POST';
  /** With its query. It may hold secrets, so it appears in no error and no log. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Required for operations that dial. */
  readonly sendBy?: SendBy | undefined;
  /** For reads only: an aborted request ends with the signal's own reason. */
  readonly signal?: AbortSignal | undefined;
  readonly requestId?: string | undefined;
  /** Instead of the connection's own deadline, for operations that answer only when the phones have stopped ringing. */
  readonly timeoutMs?: number | undefined;
  /** Instead of the connection's own limit, for files. */
  readonly maxResponseBytes?: number | undefined;
  /** The answer is a file: of its text only the beginning is decoded, to tell a web page from data. */
  readonly readsFile?: boolean;
}

export interface RawAnswer {
  readonly status: number;
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly retryAfterMs: number | undefined;
  /** By its Date header; absent where that is missing or no date. */
  readonly serverTimeMs?: number;
}

type Seen = { -readonly [K in 'status' | 'serverTimeMs']?: RawAnswer[K] };

const FILE_START_BYTES = 512;

/**
 * The one way out to a vendor. Sends a request once and never again by itself, follows no redirect, and says of each
 * failure whether anything may have happened over there.
 */
export class Sender {
  private readonly dispatcher: Dispatcher;
  private readonly gate: CallGate;
  private readonly resting: Circuit;

  constructor(private readonly options: SenderOptions) {
    this.dispatcher = createDispatcher(options);
    this.gate = new CallGate({ ...options, maxWaitMs: options.timeoutMs });
    this.resting = new Circuit(options.clock, options.circuit ?? DEFAULT_CIRCUIT);
  }

  circuit(): CircuitReport {
    return this.resting.report();
  }

  close(): Promise<void> {
    return this.dispatcher.close();
  }

  /** `judge` reads the answer and throws a VendorError for what it cannot accept; nonsense counts against the connection. */
  async send<T>(request: SendRequest, judge: (answer: RawAnswer) => T): Promise<T> {
    const startedAt = this.options.monotonicNow();
    const seen: Seen = {};
    try {
      const value = await this.inTurn(request, judge, seen);
      this.log(request, seen, startedAt, 'ok');
      return value;
    } catch (error) {
      if (error instanceof VendorError) this.log(request, seen, startedAt, error.kind);
      throw error;
    }
  }

  private async inTurn<T>(request: SendRequest, judge: (answer: RawAnswer) => T, seen: Seen): Promise<T> {
    if (request.operation.dials && !request.sendBy)
      throw new Error('A dialling request needs a send-by moment.');
    const release = await this.takeSlot(request);
    try {
      if (request.sendBy && isTooLate(request.sendBy)) throw this.tooLate(request);
      const ran = await this.resting.run(async () => {
        const answer = this.toAnswer(request, await this.exchange(request));
        Object.assign(seen, { status: answer.status, serverTimeMs: answer.serverTimeMs });
        return judge(answer);
      });
      if (ran === null) throw this.restingError(request);
      return ran.value;
    } finally {
      release();
    }
  }

  private async takeSlot(request: SendRequest): Promise<() => void> {
    try {
      return await this.gate.acquire({
        dials: request.operation.dials,
        notAfterMs: request.sendBy?.notAfterMonotonicMs,
      });
    } catch (error) {
      if (!(error instanceof GateRefusedError)) throw error;
      if (error.refusal === 'too_late') throw this.tooLate(request);
      throw this.error(request, {
        kind: 'timeout',
        effect: 'none',
        message:
          'No free place on this connection in time: too many requests are under way. Nothing was sent.',
      });
    }
  }

  private exchange(request: SendRequest): Promise<Exchange> {
    const { method, path, sendBy, signal, body = null } = request;
    const headers = { accept: '*/*', ...request.headers };
    const { origin } = this.options;
    const maxResponseBytes = request.maxResponseBytes ?? this.options.maxResponseBytes;
    const timeoutMs = request.timeoutMs ?? this.options.timeoutMs;
    return exchange(this.dispatcher, {
      dispatch: { origin, method, path, body, headers, idempotent: false },
      timeoutMs,
      maxResponseBytes,
      sendBy,
      signal,
    });
  }

  private toAnswer(request: SendRequest, result: Exchange): RawAnswer {
    const unclear = effectWhenUnclear(request.operation);
    switch (result.outcome) {
      case 'answered': {
        const { status, body: bytes, headers } = result;
        const start = request.readsFile ? bytes.subarray(0, FILE_START_BYTES) : bytes;
        const text = this.options.readsDeclaredCharset
          ? decodeDeclared(start, headers['content-type'])
          : new TextDecoder('utf-8').decode(start);
        const serverTimeMs = Date.parse(String(headers['date'] ?? ''));
        return {
          status,
          text,
          bytes,
          retryAfterMs: retryAfter(headers['retry-after']),
          ...(!Number.isNaN(serverTimeMs) && { serverTimeMs }),
        };
      }
      case 'too_late':
        throw this.tooLate(request);
      case 'aborted':
        // The caller's own wish, handed back as it came: no trouble of the vendor's.
        throw request.signal?.reason;
      case 'timed_out':
        throw this.timedOut(request, result.wasWritten);
      case 'too_large':
        throw this.error(request, {
          kind: 'protocol',
          effect: unclear,
          message: 'The answer was larger than allowed.',
        });
      case 'failed':
        throw this.failed(request, result.wasWritten, result.error);
    }
  }

  private timedOut(request: SendRequest, wasWritten: boolean): VendorError {
    return this.error(request, {
      kind: 'timeout',
      effect: wasWritten ? effectWhenUnclear(request.operation) : 'none',
      reason: wasWritten ? undefined : 'no_answer',
      message: wasWritten
        ? 'The vendor did not answer in time.'
        : 'No connection came about in time. Nothing was sent.',
    });
  }

  private failed(request: SendRequest, wasWritten: boolean, error: Error): VendorError {
    if (!wasWritten) {
      return this.error(request, {
        kind: 'unreachable',
        effect: 'none',
        ...unreachable(error, this.options.wayOut),
      });
    }
    const effect = effectWhenUnclear(request.operation);
    return isNotHttp(error)
      ? this.error(request, { kind: 'broken', effect, message: 'What came back is not an HTTP answer.' })
      : this.error(request, {
          kind: 'severed',
          effect,
          message: 'The line was cut before the whole answer had come.',
        });
  }

  private tooLate(request: SendRequest): VendorError {
    return this.error(request, {
      kind: 'not_sent',
      effect: 'none',
      message: 'The moment by which it had to be sent had passed. Nothing was sent.',
    });
  }

  private restingError(request: SendRequest): VendorError {
    const last = this.resting.report().lastError;
    return this.error(request, {
      kind: 'circuit_open',
      effect: 'none',
      message: `This connection rests after repeated trouble. Nothing was sent.${last ? ` Last trouble: ${last.message}` : ''}`,
    });
  }

  private error(
    request: SendRequest,
    fields: Omit<VendorErrorFields, 'vendor' | 'operation' | 'repeatable'>,
  ): VendorError {
    const { name, repeatable } = request.operation;
    return new VendorError({ ...fields, vendor: this.options.vendor, operation: name, repeatable });
  }

  private log(
    request: SendRequest,
    { status, serverTimeMs }: Seen,
    startedAt: number,
    outcome: 'ok' | VendorError['kind'],
  ): void {
    this.options.log({
      vendor: this.options.vendor,
      operation: request.operation.name,
      status: status ?? null,
      ms: Math.round(this.options.monotonicNow() - startedAt),
      requestId: request.requestId ?? null,
      outcome,
      ...(serverTimeMs !== undefined && { serverTimeMs }),
    });
  }
}

function retryAfter(header: string | string[] | undefined): number | undefined {
  const seconds = typeof header === 'string' && /^\d{1,5}$/.test(header) ? Number(header) : undefined;
  return seconds === undefined ? undefined : seconds * 1000;
}
