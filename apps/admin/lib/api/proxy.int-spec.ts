import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { passOn } from './proxy';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** An address where nobody listens. */
async function closedAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

describe('passOn', () => {
  let server: Server;
  let handle: Handler;
  beforeAll(async () => {
    server = createServer((request, response) => handle(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    process.env['API_URL'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('passes method, path, query, headers and a large body on as a stream', async () => {
    const seen = { bytes: 0, url: '', origin: '', host: '' };
    handle = (request, response) => {
      Object.assign(seen, { url: request.url, origin: request.headers.origin, host: request.headers.host });
      request.on('data', (chunk: Buffer) => (seen.bytes += chunk.length));
      request.on('end', () => response.writeHead(201).end('done'));
    };
    const chunk = new Uint8Array(1_000_000);
    let left = 30;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => (left-- > 0 ? controller.enqueue(chunk) : controller.close()),
    });
    const request = new Request('http://console.example/api/v1/lists?name=a%20b', {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { origin: 'http://console.example', expect: '100-continue', host: 'console.example' },
    } as RequestInit);
    const answer = await passOn(request);
    expect(answer.status).toBe(201);
    expect(seen).toMatchObject({
      bytes: 30_000_000,
      url: '/api/v1/lists?name=a%20b',
      origin: 'http://console.example',
    });
    expect(seen.host).not.toBe('console.example');
  });

  it('gives packed answers back unpacked, with every cookie', async () => {
    handle = (_request, response) => {
      response.setHeader('set-cookie', ['a=1; HttpOnly', 'b=2']);
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('plain words'));
    };
    const answer = await passOn(new Request('http://console.example/api/x'));
    expect(await answer.text()).toBe('plain words');
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(answer.headers.getSetCookie()).toEqual(['a=1; HttpOnly', 'b=2']);
  });

  it('gives events on as they come, and lets the API know when the browser goes away', async () => {
    const gone = new Promise<void>((resolve) => {
      handle = (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write('data: 1\n\n');
        response.on('close', resolve);
      };
    });
    const browser = new AbortController();
    const answer = await passOn(new Request('http://console.example/api/events', { signal: browser.signal }));
    const first = await answer.body?.getReader().read();
    expect(new TextDecoder().decode(first?.value)).toBe('data: 1\n\n');
    browser.abort();
    await gone;
  });

  it('answers in the API’s own words when the API is away', async () => {
    const before = process.env['API_URL'];
    process.env['API_URL'] = await closedAddress();
    const answer = await passOn(new Request('http://console.example/api/v1/session'));
    process.env['API_URL'] = before;
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.json()).toMatchObject({ code: 'service.unavailable' });
  });
});
