import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { freePort, startChild } from '../support/child.js';
import { memoryOf } from '../support/memory.js';
import { ADMIN, answers, type Stack } from '../support/stack.js';
import { expect, test } from '../support/test.js';

/** The bounded form; `npm run test:long` uploads the largest file there may be. */
const UPLOAD_MIB = Number(process.env['UPLOAD_MIB'] ?? '192');
/** What may be in hand at any moment, whatever the size of the file: buffers of both sockets, and what waits for the collector. */
const IN_HAND_MIB = 120;
const MIB = 1024 * 1024;

/** Bytes that no compression shortens, made as they are sent. */
function* invented(mib: number, hash: ReturnType<typeof createHash>): Generator<Buffer> {
  const block = createHash('sha512').update('callspool').digest();
  const piece = Buffer.concat(Array.from({ length: MIB / block.length }, () => block));
  for (let count = 0; count < mib; count++) {
    piece.writeUInt32BE(count, 0);
    hash.update(piece);
    yield Buffer.from(piece);
  }
}

async function cookieOf(stack: Stack): Promise<string> {
  const answer = await fetch(`${stack.adminUrl}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: stack.adminUrl },
    body: JSON.stringify(stack.administrator),
  });
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
}

test.describe('the console hands on', () => {
  test(`a file of ${UPLOAD_MIB} MiB each way, holding little of it at a time`, async ({ stack }) => {
    test.setTimeout(60_000 + UPLOAD_MIB * 1_000);
    const headers = { cookie: await cookieOf(stack), origin: stack.adminUrl };
    const before = memoryOf(stack.adminPid);
    const sent = createHash('sha256');
    const answer = await fetch(`${stack.adminUrl}/api/v1/files?name=large.csv`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'text/csv' },
      body: Readable.toWeb(Readable.from(invented(UPLOAD_MIB, sent))) as BodyInit,
      duplex: 'half',
    } as RequestInit);
    expect(answer.status, await answer.clone().text()).toBe(201);
    const file = (await answer.json()) as { id: string; size: number };
    expect(file.size).toBe(UPLOAD_MIB * MIB);

    const download = await fetch(`${stack.adminUrl}/api/v1/files/${file.id}`, { headers });
    const received = createHash('sha256');
    for await (const chunk of download.body as unknown as AsyncIterable<Uint8Array>) received.update(chunk);
    expect(received.digest('hex')).toBe(sent.digest('hex'));

    const { peakMib } = memoryOf(stack.adminPid);
    test
      .info()
      .annotations.push({ type: 'memory', description: `${before.nowMib} MiB before, ${peakMib} at most` });
    expect(peakMib - before.nowMib).toBeLessThan(IN_HAND_MIB);
  });

  test('the address that the proxy in front names, not one that the caller claims', async ({
    stack,
    asAdmin,
  }) => {
    const answer = await fetch(`${stack.adminUrl}/api/v1/session`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: stack.adminUrl,
        // A proxy appends whom it saw to whatever the caller had claimed.
        'x-forwarded-for': '198.51.100.66, 203.0.113.7',
      },
      body: JSON.stringify(stack.administrator),
    });
    expect(answer.status).toBe(201);
    const { items } = await asAdmin.get<{ items: { after: { address: string } }[] }>(
      '/audit?action=session.opened&text=203.0.113',
    );
    expect(items.map(({ after }) => after.address)).toEqual(['203.0.113.7']);
  });

  test.describe('events', () => {
    let upstream: Server;
    let isClosed = false;
    test.beforeAll(async () => {
      upstream = createServer((request, response) => {
        if (request.url !== '/api/v1/events') return void response.end('{}');
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        let count = 0;
        const timer = setInterval(() => response.write(`data: ${(count += 1)}\n\n`), 100);
        response.on('close', () => {
          clearInterval(timer);
          isClosed = true;
        });
      });
      await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
    });
    test.afterAll(() => void upstream.close());

    test('one by one as they come, and ends them when the browser goes', async ({ page }) => {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const { port: upstreamPort } = upstream.address() as AddressInfo;
      const desk = await startChild(
        ADMIN,
        {
          PORT: String(port),
          HOSTNAME: '127.0.0.1',
          API_URL: `http://127.0.0.1:${upstreamPort}`,
          NODE_ENV: 'production',
        },
        () => answers(`${url}/sign-in`),
      );
      try {
        await page.goto(`${url}/sign-in`);
        // Three events 100 ms apart that arrive 100 ms apart: nothing on the way collects them.
        const gaps = await page.evaluate(
          () =>
            new Promise<number[]>((resolve) => {
              const seen: number[] = [];
              const source = new EventSource('/api/v1/events');
              Object.assign(globalThis, { source });
              source.onmessage = () => {
                if (seen.push(performance.now()) === 4)
                  resolve(seen.slice(1).map((at, index) => at - (seen[index] ?? 0)));
              };
            }),
        );
        expect(Math.min(...gaps)).toBeGreaterThan(20);
        expect(isClosed).toBe(false);
        await page.close();
        await expect.poll(() => isClosed, { timeout: 5_000 }).toBe(true);
      } finally {
        await desk.stop();
      }
    });
  });
});
