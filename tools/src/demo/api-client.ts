import { setTimeout as sleep } from 'node:timers/promises';

/** The service refused, in its own words. */
export class ApiRefusal extends Error {
  override readonly name = 'PlainFailure';

  constructor(
    readonly status: number,
    what: string,
    detail: string,
  ) {
    super(`The service refused ${what} (${status}): ${detail}`);
  }
}

interface Problem {
  readonly detail?: string;
  readonly issues?: readonly { readonly path: string; readonly message: string }[];
}

const AWAY_PATIENCE_MS = 60_000;

/** What a person at the console sends: JSON with a session cookie. Waits while the service is being started again. */
export class DemoClient {
  private cookie = '';

  constructor(
    /** Where the service is now; null while it is away. */
    private readonly apiUrl: () => string | null,
    /** The console's address; the service takes changes from its own pages only. */
    private readonly origin: string,
    private readonly signal: AbortSignal,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.send<T>('GET', path);
  }

  post<T>(path: string, body?: unknown): Promise<T> {
    return this.send<T>(
      'POST',
      path,
      body === undefined ? undefined : JSON.stringify(body),
      'application/json',
    );
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.send<T>('PUT', path, JSON.stringify(body), 'application/json');
  }

  patch<T>(path: string, body: unknown): Promise<T> {
    return this.send<T>('PATCH', path, JSON.stringify(body), 'application/json');
  }

  /** Sends bytes as they are, such as a file. */
  upload<T>(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<T> {
    return this.send<T>('POST', path, bytes, 'application/octet-stream');
  }

  private async send<T>(
    method: string,
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
    type?: string,
  ): Promise<T> {
    const answer = await this.fetchPatiently(`/api/v1${path}`, {
      method,
      headers: {
        origin: this.origin,
        ...(this.cookie === '' ? {} : { cookie: this.cookie }),
        ...(body === undefined || type === undefined ? {} : { 'content-type': type }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const set = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]!);
    if (set.length > 0) this.cookie = set.join('; ');
    const text = await answer.text();
    if (answer.status >= 400) throw refusal(answer.status, `${method} ${path}`, text);
    return (text === '' ? null : JSON.parse(text)) as T;
  }

  private whereItIs(): string {
    const url = this.apiUrl();
    if (url !== null) return url;
    // On the port of a service that died, another program may listen by now.
    throw new Error('The service is away.', { cause: { code: 'ECONNREFUSED' } });
  }

  /** Tries again for a minute when nothing listens: then nothing can have happened either. */
  private async fetchPatiently(path: string, init: RequestInit): Promise<Response> {
    const started = performance.now();
    for (;;) {
      try {
        return await fetch(`${this.whereItIs()}${path}`, {
          ...init,
          signal: AbortSignal.any([this.signal, AbortSignal.timeout(60_000)]),
        });
      } catch (error) {
        const code = ((error as Error).cause as NodeJS.ErrnoException | undefined)?.code;
        const canRepeat = code === 'ECONNREFUSED' || (init.method === 'GET' && code !== undefined);
        if (!canRepeat || this.signal.aborted || performance.now() - started > AWAY_PATIENCE_MS) throw error;
        await sleep(300);
      }
    }
  }
}

function refusal(status: number, what: string, text: string): ApiRefusal {
  try {
    const problem = JSON.parse(text) as Problem;
    const issues = (problem.issues ?? []).map(({ path, message }) => `${path}: ${message}`);
    return new ApiRefusal(status, what, [problem.detail ?? '', ...issues].join(' '));
  } catch (error) {
    if (error instanceof SyntaxError) return new ApiRefusal(status, what, text.slice(0, 300));
    throw error;
  }
}
