import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { isMissing, type ProbeReport, type PushAnswer, type Vendor } from '../core/capabilities.js';
import { vendorErrorOf } from './fixtures.js';
import {
  answer,
  faults,
  startMisbehavingServer,
  type Behaviour,
  type MisbehavingServer,
} from './misbehaving-server.js';

export interface WireFaultSubject {
  /** A vendor at that address with a deadline of 300 ms, and signed in if it needs that. */
  create(url: string): Promise<Vendor>;
  push(vendor: Vendor, sendWithinMs: number): Promise<PushAnswer>;
  readonly acceptance: string;
  readonly refusal: string;
  readonly secrets: readonly string[];
}

async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

/** What every vendor must make of a wire that goes wrong: the kind, whether a phone may be ringing, and nothing sent twice. */
export function describeWireFaults(subject: WireFaultSubject): void {
  let server: MisbehavingServer;
  let vendor: Vendor;

  beforeEach(async () => {
    server = await startMisbehavingServer(answer(200, subject.acceptance));
    vendor = await subject.create(server.url);
  });

  afterEach(async () => {
    await server.stop();
    await vendor.close();
  });

  const probe = (): Promise<ProbeReport> => {
    const capability = vendor.capability('connectionProbe');
    if (isMissing(capability)) throw new Error(capability.missing);
    return capability.probe();
  };

  it('accepts a documented acceptance', async () => {
    expect((await subject.push(vendor, 1_000)).status).toBe('accepted');
  });

  const cases: [string, Behaviour, string, 'none' | 'unknown'][] = [
    ['no answer', faults.noAnswer, 'timeout', 'unknown'],
    ['a stalled body', faults.stalledBody, 'timeout', 'unknown'],
    ['a line cut early', faults.cutEarly, 'severed', 'unknown'],
    ['a line cut late', faults.cutLate, 'severed', 'unknown'],
    ['garbage', faults.garbage, 'broken', 'unknown'],
    ['a sign-in page with 200', faults.signInPage, 'protocol', 'unknown'],
    ['an empty body with 200', faults.emptyBody, 'protocol', 'unknown'],
    ['a proxy’s 502', faults.badGateway, 'broken', 'unknown'],
    ['status 500', answer(500, 'oops'), 'broken', 'unknown'],
    ['status 404', answer(404, '<html>'), 'protocol', 'unknown'],
    ['status 403', answer(403, 'no'), 'credentials', 'none'],
    ['status 429', answer(429, 'slow'), 'throttled', 'none'],
    ['a refusal in a 200', answer(200, subject.refusal), 'refused', 'none'],
  ];
  it.each(cases)('push, %s', async (_name, behaviour, kind, effect) => {
    server.behave(behaviour);
    const error = await vendorErrorOf(subject.push(vendor, 1_000));
    expect([error.kind, error.effect]).toEqual([kind, effect]);
    expect(server.requests).toHaveLength(1);
  });

  it('push, redirect: not followed, effect unknown', async () => {
    const other = await startMisbehavingServer(answer(200, subject.acceptance));
    server.behave(answer(302, '', [`location: ${other.url}/`]));
    const error = await vendorErrorOf(subject.push(vendor, 1_000));
    await other.stop();
    expect([error.kind, error.effect, other.requests.length]).toEqual(['protocol', 'unknown', 0]);
  });

  it('push, closed port: nothing happened', async () => {
    const away = await subject.create(await closedPort());
    const error = await vendorErrorOf(subject.push(away, 1_000));
    expect([error.kind, error.effect, error.reason]).toEqual(['unreachable', 'none', 'port_closed']);
    await away.close();
  });

  it('push, late answer: a time-out stays one, and the next push gets its own answer', async () => {
    server.behave((socket, text) => setTimeout(() => answer(200, subject.refusal)(socket, text), 400));
    expect((await vendorErrorOf(subject.push(vendor, 1_000))).kind).toBe('timeout');
    server.behave(answer(200, subject.acceptance));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await subject.push(vendor, 1_000)).status).toBe('accepted');
  });

  it('push, too late: nothing is sent', async () => {
    expect((await vendorErrorOf(subject.push(vendor, -1))).kind).toBe('not_sent');
    expect(server.requests).toEqual([]);
  });

  it('shows neither secrets nor addresses in errors', async () => {
    server.behave((socket, text) => answer(500, `while serving ${text}`)(socket, text));
    const error = await vendorErrorOf(subject.push(vendor, 1_000));
    const shown = JSON.stringify([error, error.message, error.stack]);
    for (const secret of subject.secrets) expect(shown).not.toContain(secret);
  });

  const probes: [string, Behaviour, string][] = [
    ['no answer', faults.noAnswer, 'no_answer'],
    ['a line cut early', faults.cutEarly, 'connection_lost'],
    ['a sign-in page', faults.signInPage, 'wrong_product'],
    ['other JSON', answer(200, '{"hello":"world"}'), 'wrong_product'],
    ['a failing server', answer(500, 'oops'), 'server_fault'],
    ['status 401', answer(401, 'no'), 'credentials'],
  ];
  it.each(probes)('the probe says what is wrong: %s', async (_name, behaviour, outcome) => {
    server.behave(behaviour);
    const report = await probe();
    expect([report.outcome, report.message.length > 10]).toEqual([outcome, true]);
  });
}
