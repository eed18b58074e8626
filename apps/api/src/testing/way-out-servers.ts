import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

export interface TestServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** A TLS server on loopback that hands everything on to `target`; `received` is what callers said once they were in. */
export async function startTlsFront(
  identity: { readonly key: string; readonly cert: string },
  target: string,
): Promise<TestServer & { received(): string }> {
  const { hostname, port } = new URL(target);
  const heard: Buffer[] = [];
  const server = createTlsServer(identity, (socket) => {
    socket.on('data', (bytes: Buffer) => heard.push(bytes));
    join(socket, connect(Number(port), hostname));
  });
  return {
    url: `https://127.0.0.1:${await listen(server)}`,
    received: () => Buffer.concat(heard).toString('latin1'),
    stop: () => stop(server),
  };
}

/** A proxy on loopback that opens tunnels for whoever signs in; `targets` are those that were asked for. */
export async function startConnectProxy(login: {
  readonly username: string;
  readonly password: string;
}): Promise<TestServer & { readonly targets: string[] }> {
  const expected = `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`;
  const targets: string[] = [];
  const server = createHttpServer();
  server.on('connect', (request, socket: Socket) => {
    socket.on('error', () => socket.destroy());
    if (request.headers['proxy-authorization'] !== expected) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n');
      return;
    }
    targets.push(request.url ?? '');
    const { hostname, port } = new URL(`http://${request.url}`);
    const onward = connect(Number(port), hostname);
    onward.once('error', () => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
    onward.once('connect', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      join(socket, onward);
    });
  });
  return { url: `http://127.0.0.1:${await listen(server)}`, targets, stop: () => stop(server) };
}

function join(one: Socket, other: Socket): void {
  one.on('error', () => other.destroy());
  other.on('error', () => one.destroy());
  one.on('close', () => other.destroy());
  other.on('close', () => one.destroy());
  one.pipe(other);
  other.pipe(one);
}

const open = new WeakMap<Server, Set<Socket>>();

function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  open.set(server, sockets);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function stop(server: Server): Promise<void> {
  for (const socket of open.get(server) ?? []) socket.destroy();
  return new Promise((resolve) => server.close(() => resolve()));
}
