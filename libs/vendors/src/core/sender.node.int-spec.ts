import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { monotonicNow, sendWithin, vendorErrorOf } from '../testing/fixtures.js';
import {
  answer,
  faults,
  startMisbehavingServer,
  type Behaviour,
  type MisbehavingServer,
} from '../testing/misbehaving-server.js';
import type { VendorLogEntry } from './capabilities.js';
import { demandSuccessStatus } from './judge-status.js';
import { dialOperation, readOperation } from './operation.js';
import { Sender, type SenderOptions } from './sender.node.js';

const DIAL = dialOperation('dial');
const READ = readOperation('read');
const SECRET_PATH = '/x?username=someone&password=hunter2';
const NEVER_REST = { failuresToOpen: 1_000, firstRestMs: 1, longestRestMs: 1 };

let server: MisbehavingServer;
let logged: VendorLogEntry[];
const senders: Sender[] = [];

beforeEach(async () => {
  server = await startMisbehavingServer(answer(200, 'fine'));
  logged = [];
});

afterEach(async () => {
  await server.stop();
  await Promise.all(senders.splice(0).map((sender) => sender.close()));
});

function senderTo(origin: string, options: Partial<SenderOptions> = {}): Sender {
  const sender = new Sender({
    vendor: 'iexpbx',
    origin,
    maxConcurrent: 2,
    timeoutMs: 400,
    maxResponseBytes: 100_000,
    clock: { now: () => new Date() },
    monotonicNow,
    log: (entry) => logged.push(entry),
    circuit: NEVER_REST,
    ...options,
  });
  senders.push(sender);
  return sender;
}

const dial = (sender: Sender, sendBy = sendWithin(5_000)): Promise<string> =>
  sender.send({ operation: DIAL, method: 'GET', path: SECRET_PATH, sendBy, requestId: 'r1' }, (given) => {
    demandSuccessStatus({ vendor: 'iexpbx', operation: DIAL, secrets: ['hunter2'] }, given);
    return given.text;
  });

const read = (sender: Sender): Promise<string> =>
  sender.send({ operation: READ, method: 'GET', path: SECRET_PATH }, (given) => {
    demandSuccessStatus({ vendor: 'iexpbx', operation: READ, secrets: [] }, given);
    return given.text;
  });

/** Blocks the whole process, as a paused machine or a long garbage collection does. */
function freeze(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

/** Ticks run once no promise step is left: by then the request is with the socket library, and no packet has come yet. */
const afterEveryEarlierCheck = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

describe('a dialling request whose answer never comes whole', () => {
  const cases: [keyof typeof faults, string][] = [
    ['noAnswer', 'timeout'],
    ['stalledBody', 'timeout'],
    ['cutEarly', 'severed'],
    ['cutLate', 'severed'],
    ['garbage', 'broken'],
    ['badGateway', 'broken'],
    ['tooLarge', 'protocol'],
  ];
  it.each(cases)('%s: %s, effect unknown, sent once', async (fault, kind) => {
    server.behave(faults[fault]);
    const error = await vendorErrorOf(dial(senderTo(server.url)));
    expect([error.kind, error.effect, error.repeatable]).toEqual([kind, 'unknown', false]);
    expect(server.requests).toHaveLength(1);
  });

  it('has no effect when it was only a read', async () => {
    server.behave(faults.cutEarly);
    const error = await vendorErrorOf(read(senderTo(server.url)));
    expect([error.kind, error.effect]).toEqual(['severed', 'none']);
  });

  // HTTP clients like to repeat a GET whose keep-alive socket was closed; ours would dial twice.
  it('is not sent again when a reused socket is cut', async () => {
    const sender = senderTo(server.url, { maxConcurrent: 1 });
    await dial(sender);
    server.behave(faults.cutEarly);
    const error = await vendorErrorOf(dial(sender));
    expect([error.kind, error.effect]).toEqual(['severed', 'unknown']);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.requests).toHaveLength(2);
  });
});

describe('what proves that nothing happened', () => {
  it('a closed port', async () => {
    const probe = createServer();
    await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
    const { port } = probe.address() as AddressInfo;
    await new Promise((resolve) => probe.close(resolve));
    const error = await vendorErrorOf(dial(senderTo(`http://127.0.0.1:${port}`)));
    expect([error.kind, error.effect, error.reason]).toEqual(['unreachable', 'none', 'port_closed']);
  });

  it('an unknown host name', async () => {
    const error = await vendorErrorOf(dial(senderTo('http://no-such-host.invalid', { timeoutMs: 5_000 })));
    expect([error.kind, error.effect, error.reason]).toEqual(['unreachable', 'none', 'host_unknown']);
  });

  it('TLS spoken to a server without it', async () => {
    server.behave(faults.cutEarly);
    const error = await vendorErrorOf(dial(senderTo(server.url.replace('http:', 'https:'))));
    expect([error.kind === 'unreachable' || error.kind === 'timeout', error.effect]).toEqual([true, 'none']);
    expect(server.requests.filter((text) => text.includes('GET'))).toEqual([]);
  });

  it.each([
    [401, 'credentials'],
    [403, 'credentials'],
    [429, 'throttled'],
  ])('status %i', async (status, kind) => {
    server.behave(answer(status, 'no', ['retry-after: 7']));
    const error = await vendorErrorOf(dial(senderTo(server.url)));
    expect([error.kind, error.effect]).toEqual([kind, 'none']);
  });
});

it('follows no redirect, which would carry the password to another host', async () => {
  const other = await startMisbehavingServer(answer(200, 'fine'));
  server.behave(answer(302, '', [`location: ${other.url}/`]));
  const error = await vendorErrorOf(dial(senderTo(server.url)));
  await other.stop();
  expect([error.kind, error.effect]).toEqual(['protocol', 'unknown']);
  expect(other.requests).toEqual([]);
});

describe('the send-by moment', () => {
  it('stops a request that is late before it begins', async () => {
    const error = await vendorErrorOf(dial(senderTo(server.url), sendWithin(-1)));
    expect([error.kind, error.effect]).toEqual(['not_sent', 'none']);
    expect(server.requests).toEqual([]);
  });

  // The process freezes after every earlier check, while the connection is being made.
  it('is read again in the tick of the write: a frozen process does not dial when it thaws', async () => {
    const sender = senderTo(server.url, { timeoutMs: 5_000 });
    const error = vendorErrorOf(dial(sender, sendWithin(50)));
    await afterEveryEarlierCheck();
    freeze(120);
    expect((await error).kind).toBe('not_sent');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.requests).toEqual([]);
  });

  it('is read again on a reused socket too', async () => {
    const sender = senderTo(server.url, { maxConcurrent: 1 });
    await dial(sender);
    const error = vendorErrorOf(dial(sender, sendWithin(50)));
    await afterEveryEarlierCheck();
    freeze(120);
    expect((await error).kind).toBe('not_sent');
    expect(server.requests).toHaveLength(1);
  });

  it('stops a request that waited behind others for its socket', async () => {
    server.behave((socket) => setTimeout(() => answer(200, 'late')(socket, ''), 150));
    const sender = senderTo(server.url, { maxConcurrent: 1, timeoutMs: 2_000 });
    const first = dial(sender);
    const second = await vendorErrorOf(dial(sender, sendWithin(50)));
    expect(second.kind).toBe('not_sent');
    expect(await first).toBe('late');
    expect(server.requests).toHaveLength(1);
  });

  it('stops a dialling request that the rate limit would start too late', async () => {
    const sender = senderTo(server.url, { callsPerSecond: 2, timeoutMs: 2_000 });
    expect(await dial(sender)).toBe('fine');
    expect((await vendorErrorOf(dial(sender, sendWithin(100)))).kind).toBe('not_sent');
    expect(await dial(sender, sendWithin(1_000))).toBe('fine');
  });

  it('is demanded of every operation that dials', async () => {
    const request = { operation: DIAL, method: 'GET', path: '/' } as const;
    await expect(senderTo(server.url).send(request, () => 'x')).rejects.toThrow('send-by');
  });
});

// A request given up while it waited for a socket must not be written when the socket comes at last.
it('never writes a request whose deadline passed while it was connecting', async () => {
  const silent = createServer({ pauseOnConnect: true });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const error = await vendorErrorOf(dial(senderTo(`https://127.0.0.1:${port}`, { timeoutMs: 150 })));
  silent.close();
  expect(error.effect).toBe('none');
});

describe('the circuit', () => {
  const rest = { failuresToOpen: 3, firstRestMs: 150, longestRestMs: 400 };

  it('rests the connection after repeated trouble, says when it tries again, and closes on success', async () => {
    const sender = senderTo(server.url, { circuit: rest });
    server.behave(faults.badGateway);
    for (let count = 0; count < 3; count += 1) await vendorErrorOf(read(sender));
    const error = await vendorErrorOf(dial(sender));
    expect([error.kind, error.effect]).toEqual(['circuit_open', 'none']);
    expect(server.requests).toHaveLength(3);
    const report = sender.circuit();
    expect(report.state).toBe('open');
    expect(report.lastError?.kind).toBe('broken');
    expect(report.nextTryAt?.getTime()).toBeGreaterThan(Date.now());
    server.behave(answer(200, 'fine'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await dial(sender)).toBe('fine');
    expect(sender.circuit().state).toBe('closed');
  });

  it('does not take a trial that was never sent for a recovery', async () => {
    const sender = senderTo(server.url, { circuit: { ...rest, firstRestMs: 50 } });
    server.behave(faults.badGateway);
    for (let count = 0; count < 3; count += 1) await vendorErrorOf(read(sender));
    await new Promise((resolve) => setTimeout(resolve, 80));
    const trial = vendorErrorOf(dial(sender, sendWithin(30)));
    await afterEveryEarlierCheck();
    freeze(60);
    expect((await trial).kind).toBe('not_sent');
    expect(sender.circuit().state).toBe('open');
  });

  it('stays closed for refusals and wrong passwords: they show a vendor in good health', async () => {
    const sender = senderTo(server.url, { circuit: rest });
    server.behave(answer(401, 'no'));
    for (let count = 0; count < 6; count += 1) await vendorErrorOf(read(sender));
    expect(sender.circuit().state).toBe('closed');
    expect(server.requests).toHaveLength(6);
  });
});

it('holds as many requests under way as allowed, and no more', async () => {
  let active = 0;
  let most = 0;
  const slow: Behaviour = (socket) => {
    active += 1;
    most = Math.max(most, active);
    setTimeout(() => {
      active -= 1;
      answer(200, 'slow')(socket, '');
    }, 30);
  };
  server.behave(slow);
  const sender = senderTo(server.url, { timeoutMs: 5_000 });
  await Promise.all(Array.from({ length: 8 }, () => dial(sender)));
  expect([most, server.requests.length]).toEqual([2, 8]);
});

it('shows no secret in errors and logs, and logs one line per request', async () => {
  server.behave(answer(500, 'at http://x/?username=someone&password=hunter2 for 905071234567'));
  const error = await vendorErrorOf(dial(senderTo(server.url)));
  const shown = JSON.stringify([error, error.message, error.stack, error.detail, logged]);
  for (const secret of ['hunter2', 'someone', '905071234567', '127.0.0.1'])
    expect(shown).not.toContain(secret);
  expect(logged).toEqual([
    {
      vendor: 'iexpbx',
      operation: 'dial',
      status: 500,
      ms: expect.any(Number),
      requestId: 'r1',
      outcome: 'broken',
    },
  ]);
});

it('ends a read with the reason of the signal that called it off', async () => {
  server.behave(faults.noAnswer);
  const control = new AbortController();
  const request = { operation: READ, method: 'GET', path: '/', signal: control.signal } as const;
  const reading = senderTo(server.url).send(request, () => 'x');
  control.abort(new Error('enough'));
  await expect(reading).rejects.toThrow('enough');
});
