import type { Dispatcher } from 'undici';
import type { WayOut } from '../config.js';
import { splitBaseUrl } from '../core/base-url.js';
import { exchange } from '../core/one-request.node.js';
import { createDispatcher } from '../core/way-out.node.js';

const TIMEOUT_MS = 5_000;
const MAX_BYTES = 4 * 1024 * 1024;

export interface PlainAnswer {
  readonly status: number;
  readonly text: string;
}

/** Requests by nobody in particular, over the same way as the vendor's own: no redirect is followed, nothing is sent twice. */
export class PlainRequests {
  private readonly dispatcher: Dispatcher;
  private readonly origin: string;
  private readonly prefix: string;

  /** @throws VendorConfigError for an address, certificate or proxy that cannot work. */
  constructor(baseUrl: string, wayOut: WayOut | undefined) {
    const { origin, prefix } = splitBaseUrl(baseUrl);
    this.origin = origin;
    this.prefix = prefix;
    this.dispatcher = createDispatcher({ origin, maxConcurrent: 2, timeoutMs: TIMEOUT_MS, wayOut });
  }

  /** `null` when nothing came that is an answer of HTTP. */
  async ask(path: string, form?: Readonly<Record<string, string>>): Promise<PlainAnswer | null> {
    const result = await exchange(this.dispatcher, {
      dispatch: {
        origin: this.origin,
        path: `${this.prefix}${path}`,
        method: form === undefined ? 'GET' : 'POST',
        headers: {
          accept: '*/*',
          ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        body: form === undefined ? null : new URLSearchParams(form).toString(),
        idempotent: false,
      },
      timeoutMs: TIMEOUT_MS,
      maxResponseBytes: MAX_BYTES,
    });
    // Whatever it is that does not answer, it is not the one looked for.
    if (result.outcome !== 'answered') return null;
    return { status: result.status, text: result.body.toString('utf8').slice(0, 2_000) };
  }

  close(): Promise<void> {
    return this.dispatcher.close();
  }
}
