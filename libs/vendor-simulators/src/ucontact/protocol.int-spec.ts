import { post, send, signIn } from '../testing/raw-http.js';
import { startUcontactSimulator, type UcontactSimulator } from './start-ucontact-simulator.js';

describe('uContact requests', () => {
  let sim: UcontactSimulator;
  let headers: Record<string, string>;
  beforeAll(async () => {
    sim = await startUcontactSimulator();
    headers = await signIn(sim.url);
  });
  beforeEach(() => sim.reset());
  afterAll(() => sim.stop());

  const summaryPath = '/Integra/resources/Supervisor/queuesummary';
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const only = () => sim.violations().map(({ operation, rule }) => `${operation} ${rule}`);

  it('answers an HTML 404 to an unknown operation', async () => {
    const { status, headers: answered } = await post(sim.url, 'Agents/AgentCalls', {}, headers);
    expect(status).toBe(404);
    expect(answered['content-type']).toContain('text/html');
    expect(only()).toEqual(['/Integra/resources/Agents/AgentCalls path']);
  });

  it('keeps the case of paths', async () => {
    expect((await post(sim.url, 'supervisor/queuesummary', {}, headers)).status).toBe(404);
  });

  it('answers 405 to a read with GET', async () => {
    expect((await send(sim.url, { target: summaryPath, headers })).status).toBe(405);
    expect(only()).toEqual(['queuesummary method']);
  });

  it('answers 415 to JSON', async () => {
    const json = { ...headers, 'Content-Type': 'application/json' };
    expect((await send(sim.url, { method: 'POST', target: summaryPath, headers: json })).status).toBe(415);
    expect(only()).toEqual(['queuesummary content-type']);
  });

  it.each(['', '; charset=UTF-8', ';charset=utf-8'])(
    'takes the form type with "%s" behind it',
    async (suffix) => {
      const typed = { ...headers, 'Content-Type': `application/x-www-form-urlencoded${suffix}` };
      expect((await send(sim.url, { method: 'POST', target: summaryPath, headers: typed })).status).toBe(200);
      expect(sim.violations()).toEqual([]);
    },
  );

  it.each([
    ['a bare arrow', 'queue=Sales<-', 'form.encoding'],
    ['a bare equals sign in a value', 'queue=Sales%3C-=1', 'form.encoding'],
    ['a broken escape', 'queue=%zz', 'form.encoding'],
    ['bytes that are no UTF-8', 'queue=%ff', 'form.encoding'],
    ['a letter beyond ASCII', 'queue=é', 'form.encoding'],
    ['a name without value', 'queue', 'form.pair'],
    ['a name that comes twice', 'queue=&queue=', 'form.repeated'],
    ['a missing parameter', '', 'parameter.missing'],
    ['a parameter in another case', 'Queue=', 'parameter.missing'],
    ['a parameter of nobody', 'queue=&extra=1', 'parameter.unknown'],
  ])('answers 0 to %s', async (_case, body, rule) => {
    const answer = await post(sim.url, 'Supervisor/campaignstatus', body, headers);
    expect([answer.status, answer.body]).toEqual([200, '0']);
    expect(only()).toEqual([`campaignstatus ${rule}`]);
  });

  it('answers 0 when parameters stand in the query', async () => {
    const target = '/Integra/resources/Supervisor/campaignstatus?queue=';
    expect((await send(sim.url, { method: 'POST', target, headers: { ...headers, ...form } })).body).toBe(
      '0',
    );
    expect(only()).toEqual(['campaignstatus query']);
  });

  it('answers a dead token before bad parameters', async () => {
    const dead = { Authorization: `Basic ${Buffer.from('apiuser:gone').toString('base64')}` };
    expect((await post(sim.url, 'Supervisor/campaignstatus', 'nonsense', dead)).status).toBe(401);
    expect(sim.violations()).toEqual([]);
  });
});
