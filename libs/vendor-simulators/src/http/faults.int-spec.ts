import { action, post, send, signIn } from '../testing/raw-http.js';
import { startIexpbxSimulator, type IexpbxSimulator } from '../iexpbx/start-iexpbx-simulator.js';
import { startUcontactSimulator, type UcontactSimulator } from '../ucontact/start-ucontact-simulator.js';
import type { FaultRule } from './faults.js';

const TASK = {
  calldate: null,
  campaign: 'Sales<-',
  destination: '0983401',
  alternatives: '',
  agent: '',
  data: 'lead=1',
  source: '',
  bulk: true,
  automatic: false,
};

describe('fault switches', () => {
  let ucontact: UcontactSimulator;
  let iexpbx: IexpbxSimulator;
  let headers: Record<string, string>;
  beforeAll(async () => {
    ucontact = await startUcontactSimulator();
    iexpbx = await startIexpbxSimulator();
    headers = await signIn(ucontact.url);
  });
  beforeEach(async () => {
    await ucontact.reset();
    await iexpbx.reset();
  });
  afterAll(async () => {
    await ucontact.stop();
    await iexpbx.stop();
  });

  const push = (timeoutMs = 2000) =>
    send(ucontact.url, {
      method: 'POST',
      target: '/Integra/resources/Dialers/DialerTask',
      headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: `call=${encodeURIComponent(JSON.stringify(TASK))}`,
      timeoutMs,
    });
  const users = () => action(iexpbx.url, 'users');
  const spooled = () => ucontact.spool().length;

  it.each([
    [{ kind: 'cutBeforeActing' }, /hang up|ECONNRESET/, 0],
    [{ kind: 'cutAfterActing' }, /hang up|ECONNRESET/, 1],
    [{ kind: 'noAnswer' }, /timed out/, 1],
    [{ kind: 'noAnswer', act: false }, /timed out/, 0],
    [{ kind: 'stalledBody' }, /timed out|aborted/, 1],
    [{ kind: 'slowDrip', ms: 40 }, /timed out/, 1],
    [{ kind: 'delayAnswer', ms: 5000 }, /timed out/, 1],
  ] as [FaultRule, RegExp, number][])('%p breaks the answer', async (rule, problem, acted) => {
    await ucontact.faults.add(rule);
    await expect(push(150)).rejects.toThrow(problem);
    expect(spooled()).toBe(acted);
  });

  it.each([
    [{ kind: 'http500' }, 500, expect.stringContaining('<html>'), 0],
    [{ kind: 'http500', act: true }, 500, expect.stringContaining('<html>'), 1],
    [{ kind: 'httpStatus', status: 502 }, 502, expect.stringContaining('Bad Gateway'), 0],
    [{ kind: 'htmlWith200' }, 200, expect.stringContaining('Sign in'), 0],
    [{ kind: 'redirect' }, 302, expect.anything(), 0],
    [{ kind: 'truncatedBody' }, 200, '', 1],
    [{ kind: 'wrongEnvelope' }, 200, '{"result":"1"}', 1],
    [{ kind: 'delayAnswer', ms: 20 }, 200, '1', 1],
  ] as [FaultRule, number, unknown, number][])('%p answers otherwise', async (rule, status, body, acted) => {
    await ucontact.faults.add(rule);
    const answer = await push();
    expect([answer.status, answer.body]).toEqual([status, body]);
    expect(spooled()).toBe(acted);
  });

  it('drips an answer that arrives whole in the end', async () => {
    await ucontact.faults.add({ kind: 'slowDrip', ms: 1 });
    expect((await push()).body).toBe('1');
  });

  it('strikes as often as told, then no more', async () => {
    await ucontact.faults.add({ kind: 'http500', times: 2 });
    const statuses = [await push(), await push(), await push()].map(({ status }) => status);
    expect(statuses).toEqual([500, 500, 200]);
    expect(ucontact.faults.list()).toEqual([]);
  });

  it('strikes one operation only', async () => {
    await ucontact.faults.add({ kind: 'http500', operation: 'getrecords' });
    expect((await push()).body).toBe('1');
    expect((await post(ucontact.url, 'Cdr/getrecords', {}, headers)).status).toBe(500);
  });

  it('strikes by chance', async () => {
    await iexpbx.faults.add({ kind: 'http500', operation: 'users', probability: 0.5 });
    let struck = 0;
    for (let at = 0; at < 40; at += 1) if ((await users()).status === 500) struck += 1;
    expect(struck).toBeGreaterThan(8);
    expect(struck).toBeLessThan(32);
  });

  it('closes the port and opens the same one again', async () => {
    const fault = await iexpbx.faults.add({ kind: 'portClosed' });
    await expect(users()).rejects.toThrow('ECONNREFUSED');
    await iexpbx.faults.clear(fault.id);
    expect((await users()).status).toBe(200);
  });

  it('turns the envelope around', async () => {
    await iexpbx.faults.add({ kind: 'wrongEnvelope' });
    expect((await users()).body).toMatch(/^\{"success":true/);
  });

  it('cuts JSON in the middle behind a well-formed answer', async () => {
    await iexpbx.faults.add({ kind: 'truncatedBody' });
    const { status, body } = await users();
    expect(status).toBe(200);
    expect(() => JSON.parse(body) as unknown).toThrow(SyntaxError);
  });

  it('refuses a fault it does not know', async () => {
    await expect(iexpbx.faults.add({ kind: 'fire' } as unknown as FaultRule)).rejects.toThrow(
      'fault kind must be one of',
    );
  });

  it('survives a reset with every fault gone', async () => {
    await iexpbx.faults.add({ kind: 'portClosed' });
    await iexpbx.faults.add({ kind: 'http500' });
    await iexpbx.reset();
    expect((await users()).status).toBe(200);
  });
});
