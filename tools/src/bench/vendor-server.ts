import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the bench asks the server process for. */
export interface VendorServerReport {
  readonly requests: number;
  /** Correlation ids that came more than once. */
  readonly repeated: number;
  readonly distinct: number;
  readonly mostInFlight: number;
}

/**
 * The vendor side of the dispatch bench, in a process of its own: as little as a uContact instance can be. It answers
 * the sign-in and takes every DialerTask after `LATENCY_MS`. Ask it with an IPC message; each answer starts the counts anew.
 */
const latencyMs = Number(process.env['LATENCY_MS'] ?? 0);
const LEAD = /lead%3D([0-9a-f]{32})/;
let seen = new Map<string, number>();
let requests = 0;
let inFlight = 0;
let mostInFlight = 0;

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('latin1');
  request.on('data', (chunk: string) => (body += chunk));
  request.on('end', () => {
    if (request.url?.endsWith('/auth/getUserToken') === true) {
      response.end('"YXBpdXNlcjowMTIzNDU2Nw=="');
      return;
    }
    requests++;
    inFlight++;
    mostInFlight = Math.max(mostInFlight, inFlight);
    const id = LEAD.exec(body)?.[1];
    if (id !== undefined) seen.set(id, (seen.get(id) ?? 0) + 1);
    const answer = (): void => {
      inFlight--;
      response.end('1');
    };
    if (latencyMs === 0) answer();
    else setTimeout(answer, latencyMs);
  });
});

process.on('message', () => {
  const repeated = [...seen.values()].filter((count) => count > 1).length;
  const report: VendorServerReport = { requests, repeated, distinct: seen.size, mostInFlight };
  process.send?.(report);
  seen = new Map();
  requests = 0;
  mostInFlight = 0;
});
process.on('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () =>
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);
