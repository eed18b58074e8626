import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A loopback server that notes every request line it gets, for webhooks. */
export interface Receiver {
  readonly url: string;
  /** Targets in the order of arrival. */
  readonly targets: string[];
  /** Resolves with the targets once there are at least `count`; rejects after two seconds. */
  received(count: number): Promise<string[]>;
  stop(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const targets: string[] = [];
  const server: Server = createServer((request, response) => {
    targets.push(`${request.method} ${request.url}`);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    targets,
    async received(count) {
      for (let tries = 0; targets.length < count; tries += 1) {
        if (tries > 200) throw new Error(`Only ${targets.length} of ${count} requests came.`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return [...targets];
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
