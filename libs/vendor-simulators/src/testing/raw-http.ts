import { request, type Agent, type IncomingHttpHeaders } from 'node:http';

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly bytes: Buffer;
}

export interface RawRequest {
  readonly method?: string;
  /** Path and query exactly as they go onto the wire. */
  readonly target: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly timeoutMs?: number;
  /** Keeps connections for the next request; without it each request has its own. */
  readonly agent?: Agent;
}

/** One HTTP request as written. Rejects when cut or when `timeoutMs` pass. */
export function send(
  url: string,
  { method = 'GET', target, headers = {}, body, timeoutMs = 2000, agent }: RawRequest,
) {
  return new Promise<RawAnswer>((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const outgoing = request(
      { agent: agent ?? false, hostname, port, method, path: target, headers },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          clearTimeout(timer);
          const bytes = Buffer.concat(chunks);
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: bytes.toString('utf8'),
            bytes,
          });
        });
      },
    );
    const timer = setTimeout(() => outgoing.destroy(new Error('timed out')), timeoutMs);
    outgoing.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    outgoing.end(body);
  });
}

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' };

export const formOf = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();

/** Posts a form to a uContact operation. */
export const post = (
  url: string,
  operation: string,
  fields: Record<string, string> | string,
  headers: Record<string, string> = {},
): Promise<RawAnswer> =>
  send(url, {
    method: 'POST',
    target: `/Integra/resources/${operation}`,
    headers: { ...FORM, ...headers },
    body: typeof fields === 'string' ? fields : formOf(fields),
  });

/** Logs in as the default user and returns the header of every later call. */
export async function signIn(url: string): Promise<{ Authorization: string }> {
  const { body } = await post(url, 'auth/getUserToken', { user: 'apiuser', password: 'password' });
  return { Authorization: `Basic ${JSON.parse(body) as string}` };
}

/** Calls an IEXPBX action as the default user; values are percent-encoded. */
export function action(
  url: string,
  name: string,
  parameters: Record<string, string> = {},
): Promise<RawAnswer> {
  const all = { username: 'apiuser', password: 'password', action: name, ...parameters };
  const query = Object.entries(all).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return send(url, { target: `/api/old/get?${query.join('&')}` });
}

/** Asks an Escaux function; values are percent-encoded. */
export function sop(
  url: string,
  name: string,
  parameters: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<RawAnswer> {
  const query = Object.entries(parameters).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return send(url, { target: `/xml/${name}${query.length > 0 ? `?${query.join('&')}` : ''}`, headers });
}
