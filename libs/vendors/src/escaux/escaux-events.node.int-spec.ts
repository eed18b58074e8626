import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { monotonicNow } from '../testing/fixtures.js';
import { EscauxEvents, type EscauxEventsOptions } from './escaux-events.node.js';

const CALL =
  '<evNewOrigChannel><Channel>SIP/a-1</Channel><CallerId>0104</CallerId><Extension>0102</Extension></evNewOrigChannel>';

let server: Server;
let sockets: Socket[];
let greet: (socket: Socket) => void;
let events: EscauxEvents;
let told: string[];

async function listen(port = 0): Promise<number> {
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    greet(socket);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
const stop = async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
};
const until = async (isTrue: () => boolean, withinMs = 5_000) => {
  const end = monotonicNow() + withinMs;
  while (!isTrue()) {
    if (monotonicNow() > end) throw new Error(`never: ${JSON.stringify(told)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
const count = (word: string): number => told.filter((line) => line.startsWith(word)).length;

function open(port: number, options: Partial<EscauxEventsOptions> = {}): void {
  events = new EscauxEvents({
    host: '127.0.0.1',
    port,
    ping: () => Promise.resolve(),
    pingEveryMs: 60_000,
    clock: { now: () => new Date(0) },
    monotonicNow,
    firstRestMs: 20,
    longestRestMs: 80,
    handlers: {
      onEvent: ({ kind, channel }) => told.push(`event ${kind} ${channel ?? ''}`),
      onConnected: () => told.push('connected'),
      onDisconnected: (why) => told.push(`lost: ${why}`),
    },
    reportDrift: ({ what }) => told.push(`drift: ${what}`),
    ...options,
  });
  events.open();
}

beforeEach(() => {
  sockets = [];
  told = [];
  greet = () => undefined;
});
afterEach(async () => {
  events.close();
  await stop();
});

it('tells events that come glued and in pieces, and unknown ones as such', async () => {
  greet = (socket) => {
    socket.write(`${CALL}<evPong/>${CALL.slice(0, 30)}`);
    setTimeout(() => socket.write(`${CALL.slice(30)}<evHangup><Channel>SIP/a-1</Channel></evHangup>`), 20);
  };
  open(await listen());
  await until(() => count('event') === 3);
  expect(told).toEqual([
    'connected',
    'event call_started SIP/a-1',
    'event call_started SIP/a-1',
    'drift: unknown event evHangup',
    'event other ',
  ]);
});

it('joins letters that are cut in their middle', async () => {
  const bytes = Buffer.from(CALL.replace('SIP/a-1', 'SIP/é-1'));
  const cut = bytes.indexOf(0xc3) + 1;
  greet = (socket) => {
    socket.write(bytes.subarray(0, cut));
    setTimeout(() => socket.write(bytes.subarray(cut)), 20);
  };
  open(await listen());
  await until(() => count('event') === 1);
  expect(told).toContain('event call_started SIP/é-1');
});

it('connects again after a cut line, and says each time that events may have been missed', async () => {
  greet = (socket) => (sockets.length < 3 ? socket.destroy() : socket.write(CALL));
  open(await listen());
  await until(() => count('event') === 1);
  expect([count('connected'), count('lost')]).toEqual([3, 2]);
});

it('waits longer each time while nothing listens, and goes on when something does', async () => {
  const port = await listen();
  await stop();
  open(port);
  await until(() => count('lost') === 3);
  expect(told[0]).toBe('lost: nothing listens at the event port');
  await listen(port);
  await until(() => count('connected') === 1);
});

it.each([
  ['no XML', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
  ['an event without an end', `<evX>${'x'.repeat(70_000)}`],
])('drops a line that brings %s', async (_what, bytes) => {
  greet = (socket) => socket.write(sockets.length === 1 ? bytes : CALL);
  open(await listen());
  await until(() => count('event') === 1);
  expect([count('connected'), count('lost')]).toEqual([2, 1]);
});

describe('the proof of life', () => {
  it('keeps a line whose pong comes within the second', async () => {
    let pings = 0;
    const ping = async () => {
      pings += 1;
      sockets.at(-1)?.write('<evPong/>');
    };
    open(await listen(), { ping, pingEveryMs: 20 });
    await until(() => pings === 5);
    expect(count('lost')).toBe(0);
  });

  it.each([
    ['never', undefined],
    ['too late', 1_500],
  ])('drops a line whose pong comes %s', async (_when, afterMs) => {
    const startedAt = monotonicNow();
    const ping = async () => {
      const socket = sockets.at(-1);
      if (afterMs !== undefined) setTimeout(() => socket?.write('<evPong/>'), afterMs);
    };
    open(await listen(), { ping, pingEveryMs: 20 });
    await until(() => count('lost') === 1);
    expect(told[1]).toContain('evPong');
    expect(monotonicNow() - startedAt).toBeGreaterThan(990);
    expect(monotonicNow() - startedAt).toBeLessThan(1_450);
  });

  // HTTP in trouble says nothing of this line, and its events are worth having.
  it('keeps the line when ccPing itself fails', async () => {
    let pings = 0;
    const ping = () => {
      pings += 1;
      return Promise.reject(new Error('no answer'));
    };
    open(await listen(), { ping, pingEveryMs: 20 });
    await until(() => pings === 3);
    expect(count('lost')).toBe(0);
  });

  it('does not take an old pong for the answer', async () => {
    greet = (socket) => socket.write('<evPong/>');
    open(await listen(), { pingEveryMs: 50 });
    await until(() => count('lost') === 1);
    expect(told[1]).toContain('evPong');
  });
});

it('stays closed once closed', async () => {
  open(await listen());
  await until(() => count('connected') === 1);
  events.close();
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect([told, sockets.length]).toEqual([['connected'], 1]);
});
