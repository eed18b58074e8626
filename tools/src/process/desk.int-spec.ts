import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startDesk, type Desk, type DeskOptions } from './desk.js';
import { ROOT } from './root.js';
import { Scope } from './scope.js';
import { answersFor } from './service-process.js';

const dir = mkdtempSync(path.join(tmpdir(), 'callspool desk '));
const scopes: Scope[] = [];
const strangers: Server[] = [];

afterEach(async () => {
  await Promise.all(scopes.splice(0).map((scope) => scope.close()));
  for (const server of strangers.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function script(name: string, code: string): string {
  const file = path.join(dir, name);
  writeFileSync(file, code);
  return path.relative(ROOT, file);
}

// Both listen a while after they were started, as the real ones do, and fail in their words.
const scripts = {
  api: script(
    'api.mjs',
    `import { createServer } from 'node:http';
     const port = Number(process.env.PORT);
     const nonce = process.env.CALLSPOOL_START_NONCE;
     const server = createServer((_, response) => response.setHeader('x-callspool-start', nonce).end('{}'));
     server.on('error', () => {
       console.error('Port ' + port + ' on 127.0.0.1 is taken: set PORT to a free one.');
       process.exit(1);
     });
     setTimeout(() => server.listen(port, '127.0.0.1'), 700);`,
  ),
  console: script(
    'console.mjs',
    `import { createServer } from 'node:http';
     const server = createServer(async (request, response) => {
       const answer = await fetch(process.env.API_URL + request.url).catch(() => null);
       response.statusCode = answer?.status ?? 503;
       response.setHeader('x-callspool-start', answer?.headers.get('x-callspool-start') ?? '').end();
     });
     server.on('error', (error) => { console.error(error); process.exit(1); });
     setTimeout(() => server.listen(Number(process.env.PORT), '127.0.0.1'), 400);`,
  ),
};

function start(usualPorts: { console: number; api: number }, more: Partial<DeskOptions> = {}): Promise<Desk> {
  const scope = new Scope();
  scopes.push(scope);
  return startDesk(scope, {
    consolePort: null,
    apiPort: null,
    usualPorts,
    scripts,
    onApiLine: () => undefined,
    onConsoleLine: () => undefined,
    ...more,
  });
}

async function occupy(port: number): Promise<void> {
  const server = createServer((_request, response) => response.end('{}'));
  strangers.push(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
}

const isWhole = async (desk: Desk): Promise<boolean[]> => [
  desk.api.exit === null && desk.console.exit === null,
  await answersFor(desk.api, `${desk.apiUrl}/health/ready`),
  await answersFor(desk.api, `${desk.consoleUrl}/health/ready`),
];

describe('two starts at the same moment', () => {
  it('end up with a console and an API each, every console on the API of its own start', async () => {
    const usual = { console: 43_000, api: 44_000 };
    const desks = await Promise.all([start(usual), start(usual)]);
    expect(new Set(desks.flatMap(({ apiUrl, consoleUrl }) => [apiUrl, consoleUrl])).size).toBe(4);
    for (const desk of desks) expect(await isWhole(desk)).toEqual([true, true, true]);
  });

  it('do not share an API that was let go of for the first and reserved by the second', async () => {
    const usual = { console: 43_100, api: 44_100 };
    const first = start(usual);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const desks = await Promise.all([first, start(usual)]);
    expect(new Set(desks.flatMap(({ apiUrl, consoleUrl }) => [apiUrl, consoleUrl])).size).toBe(4);
    for (const desk of desks) expect(await isWhole(desk)).toEqual([true, true, true]);
  });
});

it('does not take the healthy answer of another program on its port for its own', async () => {
  const usual = { console: 43_200, api: 44_200 };
  const desk = start(usual);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await occupy(usual.api);
  expect((await desk).apiUrl).not.toBe(`http://127.0.0.1:${usual.api}`);
  expect(await isWhole(await desk)).toEqual([true, true, true]);
});

it('says that a port which a person chose is taken, instead of using another', async () => {
  const usual = { console: 43_300, api: 44_300 };
  const desk = start(usual, { apiPort: 44_310 });
  const refused = expect(desk).rejects.toThrow('Port 44310 for the API is taken');
  await new Promise((resolve) => setTimeout(resolve, 200));
  await occupy(44_310);
  await refused;
});

describe('an API that died', () => {
  it('comes back on its port', async () => {
    const desk = await start({ console: 43_400, api: 44_400 });
    const { apiUrl } = desk;
    process.kill(desk.api.pid, 'SIGKILL');
    await desk.api.exited;
    await desk.restartApi();
    expect(desk.apiUrl).toBe(apiUrl);
    expect(await isWhole(desk)).toEqual([true, true, true]);
  });

  it('comes back on another port, with the console following, when its own was taken in the meantime', async () => {
    const desk = await start({ console: 43_500, api: 44_500 });
    const { apiUrl, consoleUrl } = desk;
    process.kill(desk.api.pid, 'SIGKILL');
    await desk.api.exited;
    const back = desk.restartApi();
    await new Promise((resolve) => setTimeout(resolve, 200));
    await occupy(Number(new URL(apiUrl).port));
    await back;
    expect(desk.apiUrl).not.toBe(apiUrl);
    expect(desk.consoleUrl).toBe(consoleUrl);
    expect(await isWhole(desk)).toEqual([true, true, true]);
  });
});

it('tells why a service could not start once only, where a person has read it already', async () => {
  const lines: string[] = [];
  const broken = script('broken.mjs', `console.error('The key is lost.'); process.exit(1);`);
  const desk = start(
    { console: 43_600, api: 44_600 },
    { scripts: { ...scripts, api: broken }, isApiShown: true, onApiLine: (line) => void lines.push(line) },
  );
  const failure = await desk.then(() => '', String);
  expect(`${lines.join('\n')}\n${failure}`.match(/The key is lost/g)).toHaveLength(1);
});
