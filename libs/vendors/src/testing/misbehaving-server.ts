import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What the server does with the socket once one whole request has arrived. `text` is the request as it came. */
export type Behaviour = (socket: Socket, text: string) => void;

export interface MisbehavingServer {
  readonly url: string;
  /** Whole requests, as they came. */
  readonly requests: string[];
  behave(next: Behaviour): void;
  stop(): Promise<void>;
}

const isWhole = (text: string): boolean => {
  const headEnd = text.indexOf('\r\n\r\n');
  if (headEnd === -1) return false;
  const length = Number(/content-length: (\d+)/i.exec(text.slice(0, headEnd))?.[1] ?? 0);
  return Buffer.byteLength(text.slice(headEnd + 4)) >= length;
};

/** A raw TCP server on loopback that does exactly as it is told, bytes and cut lines included. */
export async function startMisbehavingServer(first: Behaviour): Promise<MisbehavingServer> {
  let behaviour = first;
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    let text = '';
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8');
      if (!isWhole(text)) return;
      requests.push(text);
      const request = text;
      text = '';
      behaviour(socket, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    behave: (next) => (behaviour = next),
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const http = (status: number, body: string, headers: readonly string[] = []): string =>
  [`HTTP/1.1 ${status} X`, `content-length: ${Buffer.byteLength(body)}`, ...headers, '', body].join('\r\n');

export const answer =
  (status: number, body: string, headers: readonly string[] = []): Behaviour =>
  (socket) =>
    socket.write(http(status, body, headers));

export const SIGN_IN_PAGE = '<!DOCTYPE html><html><form>username <input name="password"></form></html>';

/** Every way of going wrong on the wire that a vendor may show, each after the request has arrived whole. */
export const faults = {
  noAnswer: () => undefined,
  stalledBody: (socket: Socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n[{'),
  cutEarly: (socket: Socket) => socket.destroy(),
  cutLate: (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n1'),
  garbage: (socket: Socket) => socket.end('\u0001\u0002 this is no HTTP\r\n\r\n'),
  signInPage: answer(200, SIGN_IN_PAGE, ['content-type: text/html']),
  emptyBody: answer(200, ''),
  badGateway: answer(502, '<html>bad gateway</html>'),
  tooLarge: (socket: Socket) => socket.write(http(200, 'x'.repeat(200_000))),
} satisfies Record<string, Behaviour>;
