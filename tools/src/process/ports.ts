import { createServer, type Server } from 'node:net';

export interface ReservedPort {
  readonly port: number;
  /** Frees the port for the process that is to listen on it. */
  release(): Promise<void>;
}

/** Holds the first free port from `first` on, on loopback, that is not in `except`; the caller says when it is not the first. */
export async function reservePort(
  first: number,
  except: ReadonlySet<number> = new Set(),
): Promise<ReservedPort> {
  for (let port = first; port < first + 200; port++) {
    if (except.has(port)) continue;
    const server = await tryListen(port);
    if (server !== null) return reserved(server);
  }
  throw new Error(`None of the 200 ports from ${first} on is free.`);
}

/** Null when another process listens there. */
async function tryListen(port: number): Promise<Server | null> {
  // Whoever connects to a reservation is turned away: a connection left open would keep the port from being let go.
  const server = createServer((socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(null) : reject(error),
    );
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server));
  });
}

function reserved(server: Server): ReservedPort {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { port, release: () => new Promise((resolve) => server.close(() => resolve())) };
}
