import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Recorded {
  readonly status: number;
  /** Bytes, one to a character. */
  readonly body: string;
  readonly contentType: string;
}

export interface ReplayingServer {
  readonly url: string;
  /** What the real one answered last, by operation. */
  readonly recorded: ReadonlyMap<string, Recorded>;
  /** From now on answers what was recorded, but this for `operation`. */
  replay(operation: string, answer: Recorded): void;
  /** Requests since the last `replay`. */
  asked(): number;
  stop(): Promise<void>;
}

/** Hands everything on to `target` and writes it down, until it is told to answer by itself. */
export async function startReplayingServer(
  target: string,
  operationOf: (url: string) => string,
): Promise<ReplayingServer> {
  const recorded = new Map<string, Recorded>();
  let instead: { readonly operation: string; readonly answer: Recorded } | null = null;
  let asked = 0;

  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    const operation = operationOf(url);
    asked += 1;
    void answerTo(request, url, operation).then(({ status, body, contentType }) => {
      const bytes = Buffer.from(body, 'latin1');
      // No answer of these may have a body.
      const isBare = status === 204 || status === 304;
      response.writeHead(status, {
        'content-type': contentType,
        ...(!isBare && { 'content-length': bytes.length }),
      });
      response.end(isBare ? undefined : bytes);
    });
  });

  async function answerTo(request: IncomingMessage, url: string, operation: string): Promise<Recorded> {
    if (instead !== null) {
      request.resume();
      if (operation === instead.operation) return instead.answer;
      return recorded.get(operation) ?? { status: 404, body: '', contentType: 'text/plain' };
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { authorization, 'content-type': type } = request.headers;
    const real = await fetch(`${target}${url}`, {
      method: request.method ?? 'GET',
      headers: { ...(authorization && { authorization }), ...(type && { 'content-type': type }) },
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    });
    const answer = {
      status: real.status,
      body: Buffer.from(await real.arrayBuffer()).toString('latin1'),
      contentType: real.headers.get('content-type') ?? '',
    };
    recorded.set(operation, answer);
    return answer;
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    recorded,
    replay: (operation, answer) => {
      instead = { operation, answer };
      asked = 0;
    },
    asked: () => asked,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
