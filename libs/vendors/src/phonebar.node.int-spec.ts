import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { PhonebarLine, type PhonebarReply } from './core/phonebar-line.js';
import { MotionClient } from './motion/motion.client.js';
import { createPhonebar, isMissing, type Phonebar, type PhonebarCapabilityName } from './phonebar.js';
import { monotonicNow, sendWithin, vendorErrorOf } from './testing/fixtures.js';
import { answer, faults, startMisbehavingServer, type Behaviour } from './testing/misbehaving-server.js';
import { XcallyClient } from './xcally/xcally.client.js';

const dial = sendWithin(60_000);
const lineTo = (kind: 'xcally' | 'motion', baseUrl: string) =>
  new PhonebarLine({
    kind,
    baseUrl,
    reading: 'readable',
    fetch: (url, init) => fetch(url, init) as Promise<PhonebarReply>,
    timeoutMs: 300,
    maxResponseBytes: 100_000,
    monotonicNow,
  });

type XcallyAsk = (client: XcallyClient) => Promise<unknown>;
const XCALLY: [string, XcallyAsk, string][] = [
  ['originate', (c) => c.originate('+49600', dial), '/%2B49600'],
  ['answer', (c) => c.answer(), ''],
  ['hangup', (c) => c.hangup('0600'), '/0600'],
  ['holding', (c) => c.holding('0600'), '/0600'],
  ['channels', (c) => c.channels(), ''],
  ['channel', (c) => c.channel('0600'), '/0600'],
  ['recents', (c) => c.recents(), ''],
  ['queues', (c) => c.queues(), ''],
  ['peer', (c) => c.peer(), ''],
  ['transfer', (c) => c.transfer('*21#', dial), '/%2A21%23'],
  ['atxfer', (c) => c.atxfer('0600', dial), '/0600'],
  ['conference', (c) => c.conference('0600'), '/0600'],
  ['reload', (c) => c.reload(), ''],
];

describe.each(['json', 'xml'] as const)('xCALLY in %s', (format) => {
  const saying = (method: string, response: string) =>
    format === 'json'
      ? `{"method":"${method}","response":"${response}","rows":[]}`
      : `<root><method>${method}</method><response>${response}</response></root>`;

  it.each(XCALLY)('%s: its address, its answer, and no other’s', async (verb, ask, tail) => {
    const server = await startMisbehavingServer(answer(200, saying(verb, 'true')));
    const client = new XcallyClient({ line: lineTo('xcally', server.url), format });
    await ask(client);
    server.behave(answer(200, saying('another', 'true')));
    expect((await vendorErrorOf(ask(client))).kind).toBe('protocol');
    if (verb !== 'channels') {
      server.behave(answer(200, saying(verb, 'false')));
      expect((await vendorErrorOf(ask(client))).kind).toBe('refused');
    }
    await server.stop();
    const xml = format === 'xml' ? '/xml' : '';
    expect(server.requests[0]?.split(' HTTP')[0]).toBe(`GET /xcally/svc/${verb}${xml}${tail}`);
  });
});

it('has all 13 verbs of the page', () => expect(new Set(XCALLY.map(([verb]) => verb)).size).toBe(13));

type MotionAsk = (client: MotionClient) => Promise<unknown>;
const MOTION: [string, MotionAsk][] = [
  ['/api/calls', (c) => c.calls()],
  ['/api/answer', (c) => c.answerAny()],
  ['/api/answer/%7B7%7D', (c) => c.answer('{7}')],
  ['/api/originate/12498398500', (c) => c.originate('12498398500', dial)],
  ['/api/hangup', (c) => c.hangupAll()],
  ['/api/hangup/7', (c) => c.hangup('7')],
  ['/api/hold', (c) => c.holdAny()],
  ['/api/hold/7', (c) => c.hold('7')],
  ['/api/transfer?number=%2B0600', (c) => c.transferAny('+0600', dial)],
  ['/api/transfer/7?number=0600', (c) => c.transfer('7', '0600', dial)],
  ['/api/transfer/attendant/7/8', (c) => c.transferAttended('7', '8')],
  ['/api/conference', (c) => c.conference()],
];

it.each(MOTION)('Motion: %s', async (path, ask) => {
  const server = await startMisbehavingServer(answer(200, path === '/api/calls' ? '[]' : '{"success":true}'));
  await ask(new MotionClient({ line: lineTo('motion', server.url) }));
  server.behave(answer(200, '<html>[]</html>'));
  expect((await vendorErrorOf(ask(new MotionClient({ line: lineTo('motion', server.url) })))).kind).toBe(
    'protocol',
  );
  await server.stop();
  expect(server.requests[0]?.split(' HTTP')[0]).toBe(`GET ${path}`);
});

it('has all 12 of the page', () => expect(new Set(MOTION.map(([path]) => path)).size).toBe(12));

// Without an id the same address hangs up every call of the agent.
it.each(['', '.', '..', 'a/b', 'a?b', 'attendant', ' '])('never sends the session %p', async (session) => {
  const server = await startMisbehavingServer(answer(200, '{}'));
  const client = new MotionClient({ line: lineTo('motion', server.url) });
  for (const ask of [
    client.hangup(session),
    client.transfer(session, '0600', dial),
    client.transferAttended('7', session),
  ].map(vendorErrorOf)) {
    expect(await ask).toMatchObject({ effect: 'none', kind: 'refused' });
  }
  expect(await vendorErrorOf(client.transferAttended('7', '7'))).toMatchObject({ field: 'partner' });
  await server.stop();
  expect(server.requests).toEqual([]);
});

describe('on a wire that goes wrong', () => {
  const cases: [string, Behaviour, string, 'none' | 'unknown'][] = [
    ['no answer', faults.noAnswer, 'timeout', 'unknown'],
    ['a stalled body', faults.stalledBody, 'timeout', 'unknown'],
    ['a line cut early', faults.cutEarly, 'severed', 'unknown'],
    ['a line cut late', faults.cutLate, 'severed', 'unknown'],
    ['garbage', faults.garbage, 'severed', 'unknown'],
    ['a sign-in page with 200', faults.signInPage, 'protocol', 'unknown'],
    ['a proxy’s 502', faults.badGateway, 'broken', 'unknown'],
    ['too large a body', faults.tooLarge, 'protocol', 'unknown'],
    ['status 404', answer(404, ''), 'protocol', 'unknown'],
    ['status 403', answer(403, ''), 'protocol', 'unknown'],
    ['status 429', answer(429, ''), 'protocol', 'unknown'],
    ['a redirect', answer(302, '', ['location: /elsewhere']), 'protocol', 'unknown'],
  ];
  it.each(cases)('%s: sent once, and in doubt', async (_name, behaviour, kind, effect) => {
    const server = await startMisbehavingServer(behaviour);
    const error = await vendorErrorOf(
      new MotionClient({ line: lineTo('motion', server.url) }).originate('06001234567', dial),
    );
    const read = await vendorErrorOf(new MotionClient({ line: lineTo('motion', server.url) }).calls());
    await server.stop();
    expect([error.kind, error.effect, read.effect]).toEqual([kind, effect, 'none']);
    expect(server.requests.filter((text) => text.includes('originate'))).toHaveLength(1);
    expect(JSON.stringify([error, error.message])).not.toMatch(/06001234567|127\.0\.0\.1/);
  });

  it('a closed port proves that nothing was sent', async () => {
    const server = await startMisbehavingServer(answer(200, ''));
    await server.stop();
    const error = await vendorErrorOf(
      new MotionClient({ line: lineTo('motion', server.url) }).originate('0600', dial),
    );
    expect([error.kind, error.effect]).toEqual(['unreachable', 'none']);
  });
});

describe('a desk with a phonebar', () => {
  interface Call {
    id: string;
    number: string;
    state: number;
  }
  const WORDS: Record<number, string> = { 2: 'CONNECTING', 8: 'ACTIVE', 32: 'INCOMING', 64: 'HOLDING' };
  let server: Server;
  let url: string;
  let calls: Call[];
  let asked: string[];
  /** What happens once a request that acts has come. */
  let act: (path: string, response: ServerResponse) => void;

  const listOf = (path: string) =>
    path.startsWith('/api')
      ? JSON.stringify(
          calls.map(({ id, number, state }) => ({ sessionId: id, callingNumber: number, stateId: state })),
        )
      : JSON.stringify({
          method: path.split('/')[3],
          response: 'true',
          rows: calls.map(({ number, state }) => ({ extension: number, status: WORDS[state], duration: 1 })),
        });
  const yes = (path: string) =>
    path.startsWith('/api') ? '' : JSON.stringify({ method: path.split('/')[3], response: 'true', rows: [] });

  beforeEach(async () => {
    [calls, asked] = [[], []];
    act = (path, response) => response.end(yes(path));
    server = createServer((request: IncomingMessage, response) => {
      const path = request.url ?? '';
      asked.push(path);
      const isList = /^\/api\/calls$|\/svc\/channels$/.test(path);
      if (isList) response.end(listOf(path));
      else act(path, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const drifts: string[] = [];
  const start = (kind: 'xcally' | 'motion'): Phonebar =>
    createPhonebar(
      { kind, baseUrl: url, reading: 'readable', pollMs: 10, watchMs: 60, timeoutMs: 1_000 },
      { clock: { now: () => new Date() }, monotonicNow, reportDrift: ({ what }) => drifts.push(what) },
    );
  const has = <Name extends PhonebarCapabilityName>(bar: Phonebar, name: Name) => {
    const capability = bar.capabilities[name];
    if (isMissing(capability)) throw new Error(capability.missing);
    return capability as Exclude<typeof capability, { missing: string }>;
  };
  const acted = () => asked.filter((path) => !/^\/api\/calls$|\/svc\/channels$/.test(path));

  describe.each(['xcally', 'motion'] as const)('%s', (kind) => {
    const originate = () =>
      has(start(kind), 'dialer').originate({ number: '0600', sendBy: sendWithin(1_000) });

    it('sees the call that it dialled', async () => {
      calls = [{ id: '1', number: '0700', state: 64 }];
      act = (path, response) => {
        calls.push({ id: '2', number: '0600', state: 2 });
        response.end(yes(path));
      };
      expect(await originate()).toMatchObject({
        answer: 'accepted',
        outcome: 'seen',
        hasSecondCall: false,
        calls: [{ number: '0600' }],
      });
    });

    // A browser may send a GET again by itself; the phonebar then rings twice, whatever the answer.
    it('reports a second call', async () => {
      act = (path, response) => {
        calls.push({ id: '2', number: '0600', state: 2 }, { id: '3', number: '0600', state: 2 });
        response.end(yes(path));
      };
      expect((await originate()).hasSecondCall).toBe(true);
      expect(drifts).toContain('two calls came of one request');
    });

    it('reports a second call that comes late', async () => {
      act = (path, response) => {
        calls.push({ id: '2', number: '0600', state: 2 });
        setTimeout(() => calls.push({ id: '3', number: '0600', state: 2 }), 35);
        response.end(yes(path));
      };
      expect((await originate()).hasSecondCall).toBe(true);
    });

    // Node's fetch could read the answer; set up as blind, it must not count for anything.
    it('believes no answer when it is blind', async () => {
      const bar = createPhonebar(
        { kind, baseUrl: url, reading: 'blind', pollMs: 10, watchMs: 60 },
        { clock: { now: () => new Date() }, monotonicNow },
      );
      const blind = has(bar, 'dialer').originate({ number: '0600', sendBy: sendWithin(1_000) });
      expect(await vendorErrorOf(blind)).toMatchObject({ kind: 'protocol', effect: 'unknown' });
      expect(acted()).toHaveLength(1);
    });

    it('knows a call by sight whose answer was cut off, and dials once', async () => {
      act = (_path, response) => {
        calls.push({ id: '2', number: '0600', state: 2 });
        response.destroy();
      };
      expect(await originate()).toMatchObject({ answer: 'unclear', outcome: 'seen' });
      expect(acted()).toHaveLength(1);
    });

    it('leaves in doubt what was cut off and is not seen', async () => {
      act = (_path, response) => response.destroy();
      expect(await vendorErrorOf(originate())).toMatchObject({ kind: 'severed', effect: 'unknown' });
      expect(acted()).toHaveLength(1);
    });

    it('acts on no call that is not there', async () => {
      const bar = start(kind);
      const errors = [
        await vendorErrorOf(has(bar, 'hanger').hangUp({ handle: '9' })),
        await vendorErrorOf(has(bar, 'inCall').answer({ handle: '9' })),
        await vendorErrorOf(has(bar, 'inCall').hold({ handle: '9' })),
        await vendorErrorOf(has(bar, 'inCall').resume({ handle: '9' })),
        await vendorErrorOf(has(bar, 'inCall').transfer({ handle: '9', number: '0600', sendBy: dial })),
        await vendorErrorOf(has(bar, 'conferencer').conference({ heldHandle: '9' })),
      ];
      expect(errors.map((error) => [error.kind, error.effect])).toEqual(
        errors.map(() => ['refused', 'none']),
      );
      expect(acted()).toEqual([]);
    });
  });

  describe('xcally, whose verbs know numbers only', () => {
    it('controls a call', async () => {
      const bar = start('xcally');
      calls = [{ id: '1', number: '0600', state: 32 }];
      await has(bar, 'inCall').answer({ handle: '0600' });
      calls = [{ id: '1', number: '0600', state: 8 }];
      expect(await has(bar, 'inCall').hold({ handle: '0600' })).toMatchObject({ agentMayBePaused: false });
      await has(bar, 'inCall').transfer({ handle: '0600', number: '0700', sendBy: dial });
      await has(bar, 'consulter').startConsultation({ number: '0700', sendBy: dial });
      calls = [{ id: '1', number: '0600', state: 64 }];
      await has(bar, 'inCall').resume({ handle: '0600' });
      calls.push({ id: '2', number: '0700', state: 8 });
      await has(bar, 'conferencer').conference({ heldHandle: '0600' });
      await has(bar, 'hanger').hangUp({ handle: '0600' });
      expect(acted()).toEqual(
        [
          'answer',
          'holding/0600',
          'transfer/0700',
          'atxfer/0700',
          'holding/0600',
          'conference/0600',
          'hangup/0600',
        ].map((verb) => `/xcally/svc/${verb}`),
      );
    });

    // The verb for holding moves an agent without a call to Pause, silently.
    it('says that the agent may be paused when the caller hung up at that moment', async () => {
      calls = [{ id: '1', number: '0600', state: 8 }];
      act = (path, response) => {
        calls = [];
        response.end(yes(path));
      };
      expect(await has(start('xcally'), 'inCall').hold({ handle: '0600' })).toMatchObject({
        agentMayBePaused: true,
      });
    });

    it('pauses an agent without a call only, and holds an active call only', async () => {
      const bar = start('xcally');
      await has(bar, 'pauser').pauseAgent({ number: '0100' });
      calls = [{ id: '1', number: '0600', state: 64 }];
      expect((await vendorErrorOf(has(bar, 'pauser').pauseAgent({ number: '0100' }))).effect).toBe('none');
      expect((await vendorErrorOf(has(bar, 'inCall').hold({ handle: '0600' }))).message).toContain('pause');
      expect(acted()).toEqual(['/xcally/svc/holding/0100']);
    });

    it('does nothing where it cannot be told which call is meant', async () => {
      const bar = start('xcally');
      calls = [8, 32].map((state) => ({ id: '1', number: '0600', state }));
      expect((await vendorErrorOf(has(bar, 'hanger').hangUp({ handle: '0600' }))).message).toContain(
        'Two calls',
      );
      calls = ['0600', '0700'].map((number) => ({ id: '1', number, state: 32 }));
      expect((await vendorErrorOf(has(bar, 'inCall').answer({ handle: '0600' }))).effect).toBe('none');
      expect(
        (await vendorErrorOf(has(bar, 'inCall').transfer({ handle: '0600', number: '1', sendBy: dial })))
          .effect,
      ).toBe('none');
      expect(acted()).toEqual([]);
    });

    it('shows recent calls, queues and its peer as they come', async () => {
      act = (path, response) =>
        response.end(
          JSON.stringify({ method: path.split('/')[3], response: 'true', rows: [{ any: '007' }] }),
        );
      const bar = start('xcally');
      for (const name of ['recentCalls', 'queues', 'peer'] as const) {
        expect((await has(bar, name).readRows()).items).toEqual([{ any: '007' }]);
      }
    });
  });

  describe('motion, whose verbs know sessions', () => {
    it('controls a call', async () => {
      const bar = start('motion');
      calls = [{ id: '7', number: '0600', state: 32 }];
      await has(bar, 'inCall').answer({ handle: '7' });
      calls = [{ id: '7', number: '0600', state: 8 }];
      await has(bar, 'inCall').hold({ handle: '7' });
      await has(bar, 'inCall').transfer({ handle: '7', number: '0700', sendBy: dial });
      calls = [
        { id: '7', number: '0600', state: 64 },
        { id: '8', number: '0700', state: 8 },
      ];
      await has(bar, 'inCall').resume({ handle: '7' });
      await has(bar, 'callJoiner').transferTo({ handle: '7', partner: '8' });
      await has(bar, 'conferencer').conference({ heldHandle: '7' });
      await has(bar, 'hanger').hangUp({ handle: '8' });
      expect(acted()).toEqual([
        '/api/answer/7',
        '/api/hold/7',
        '/api/transfer/7?number=0700',
        '/api/hold/7',
        '/api/transfer/attendant/7/8',
        '/api/conference',
        '/api/hangup/8',
      ]);
    });

    // Holding toggles: asked for what is already so, it would undo it.
    it('neither holds what is held, nor resumes what is not', async () => {
      const bar = start('motion');
      calls = [{ id: '7', number: '0600', state: 64 }];
      expect((await vendorErrorOf(has(bar, 'inCall').hold({ handle: '7' }))).effect).toBe('none');
      calls = [{ id: '7', number: '0600', state: 8 }];
      expect((await vendorErrorOf(has(bar, 'inCall').resume({ handle: '7' }))).effect).toBe('none');
      expect(acted()).toEqual([]);
    });

    it('joins exactly two calls', async () => {
      const bar = start('motion');
      calls = ['7', '8', '9'].map((id) => ({ id, number: '0600', state: 8 }));
      expect(
        (await vendorErrorOf(has(bar, 'conferencer').conference({ heldHandle: '7' }))).message,
      ).toContain('exactly two');
      expect(acted()).toEqual([]);
    });
  });
});
