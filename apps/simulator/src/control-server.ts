import { createServer, type IncomingMessage, type Server } from 'node:http';
import { ControlError, ROUTES } from './control-routes.js';
import type { Simulators } from './simulators.js';

async function bodyOf(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const source = Buffer.concat(chunks).toString('utf8');
  if (source === '') return undefined;
  try {
    return JSON.parse(source);
  } catch {
    throw new ControlError(400, 'the body is not JSON.');
  }
}

async function answer(
  simulators: Simulators,
  incoming: IncomingMessage,
): Promise<{ status: number; body: unknown }> {
  const url = new URL(incoming.url ?? '/', 'http://control');
  try {
    const handler = ROUTES[`${incoming.method} ${url.pathname}`];
    const body = await bodyOf(incoming);
    if (handler === undefined)
      throw new ControlError(
        404,
        `no ${incoming.method} ${url.pathname}; there is ${Object.keys(ROUTES).join(', ')}.`,
      );
    return { status: 200, body: await handler(simulators, { query: url.searchParams, body }) };
  } catch (error) {
    if (error instanceof ControlError) return { status: error.status, body: { error: error.message } };
    // The library refuses bad rules and settings with these two.
    if (error instanceof TypeError || error instanceof RangeError)
      return { status: 400, body: { error: error.message } };
    throw error;
  }
}

/** The JSON interface that tests steer the simulators with. Resolves when it listens. */
export async function startControlServer(
  simulators: Simulators,
  host: string,
  port: number,
): Promise<Server> {
  const server = createServer((incoming, response) => {
    answer(simulators, incoming)
      .catch((error: unknown) => ({ status: 500, body: { error: String(error) } }))
      .then(({ status, body }) => {
        response.writeHead(status, { 'Content-Type': 'application/json' });
        response.end(JSON.stringify(body));
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}
