import type { Dispatcher } from 'undici';
import { isTooLate, type SendBy } from './send-by.js';

/** How one exchange ended. `wasWritten` false proves that no byte of the request left this process. */
export type Exchange =
  | {
      readonly outcome: 'answered';
      readonly status: number;
      readonly headers: Headers;
      readonly body: Buffer;
    }
  | { readonly outcome: 'too_late' }
  | { readonly outcome: 'aborted' }
  | { readonly outcome: 'timed_out'; readonly wasWritten: boolean }
  | { readonly outcome: 'too_large' }
  | { readonly outcome: 'failed'; readonly wasWritten: boolean; readonly error: Error };

type Headers = Readonly<Record<string, string | string[] | undefined>>;

export interface ExchangeOptions {
  readonly dispatch: Dispatcher.DispatchOptions;
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  readonly sendBy?: SendBy | undefined;
  readonly signal?: AbortSignal | undefined;
}

class Stop extends Error {
  constructor() {
    super('stopped');
    this.name = 'Stop';
  }
}

/**
 * One exchange under one deadline, connecting included. undici calls `onRequestStart` in the same tick in which it writes to
 * the socket, and writes nothing when that call throws: so what is decided there holds for the bytes.
 */
export function exchange(dispatcher: Dispatcher, options: ExchangeOptions): Promise<Exchange> {
  return new Promise((resolve) => new OneRequest(options, resolve).start(dispatcher));
}

class OneRequest implements Dispatcher.DispatchHandler {
  private isSettled = false;
  private wasWritten = false;
  private controller: Dispatcher.DispatchController | null = null;
  private status = 0;
  private headers: Headers = {};
  private readonly chunks: Buffer[] = [];
  private size = 0;
  private readonly timer: NodeJS.Timeout;
  private readonly onAbort = (): void => this.settle({ outcome: 'aborted' });

  constructor(
    private readonly options: ExchangeOptions,
    private readonly resolve: (exchange: Exchange) => void,
  ) {
    this.timer = setTimeout(
      () => this.settle({ outcome: 'timed_out', wasWritten: this.wasWritten }),
      options.timeoutMs,
    );
  }

  start(dispatcher: Dispatcher): void {
    const { signal, dispatch } = this.options;
    if (signal?.aborted) return this.onAbort();
    signal?.addEventListener('abort', this.onAbort, { once: true });
    try {
      dispatcher.dispatch(dispatch, this);
    } catch (error) {
      this.settle({ outcome: 'failed', wasWritten: false, error: asError(error) });
    }
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // A request that was given up while it waited for a socket, or was handed out a second time, must never be written.
    if (this.isSettled || this.wasWritten) throw new Stop();
    const { sendBy } = this.options;
    if (sendBy && isTooLate(sendBy)) {
      this.settle({ outcome: 'too_late' });
      throw new Stop();
    }
    this.wasWritten = true;
    this.controller = controller;
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: Headers): void {
    this.status = status;
    this.headers = headers;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.size += chunk.length;
    if (this.size > this.options.maxResponseBytes) return this.settle({ outcome: 'too_large' });
    this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    const { status, headers, chunks } = this;
    this.settle({ outcome: 'answered', status, headers, body: Buffer.concat(chunks) });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.settle({ outcome: 'failed', wasWritten: this.wasWritten, error });
  }

  private settle(result: Exchange): void {
    if (this.isSettled) return;
    this.isSettled = true;
    clearTimeout(this.timer);
    this.options.signal?.removeEventListener('abort', this.onAbort);
    this.resolve(result);
    const isUnfinished = result.outcome !== 'answered' && result.outcome !== 'failed';
    if (isUnfinished) this.controller?.abort(new Stop());
  }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error('unknown failure'));
