import { action, send } from '../testing/raw-http.js';
import { startIexpbxSimulator, type IexpbxSimulator } from './start-iexpbx-simulator.js';

const FAILURE = '[{"success":false,"count":0,"data":[]}]';
const KEY = 'username=apiuser&password=password';

describe('IEXPBX requests', () => {
  let sim: IexpbxSimulator;
  beforeAll(async () => {
    sim = await startIexpbxSimulator();
  });
  beforeEach(() => sim.reset());
  afterAll(() => sim.stop());

  const get = (query: string, path = '/api/old/get') => send(sim.url, { target: `${path}?${query}` });
  const rules = () => sim.violations().map(({ rule }) => rule);

  it('answers lists in an array of one envelope', async () => {
    const { status, body } = await get(`${KEY}&action=activecalls`);
    expect([status, body]).toEqual([200, '[{"success":true,"count":0,"data":[]}]']);
    expect(sim.violations()).toEqual([]);
  });

  it('answers the bare envelope when so switched', async () => {
    sim.settings.envelope = 'object';
    expect((await get(`${KEY}&action=queues`)).body).toMatch(
      /^\{"success":true,"count":3,"data":\[\{"queuenumber"/,
    );
    expect((await get(`${KEY}&action=nothing`)).body).toBe('{"success":false,"count":0,"data":[]}');
  });

  it('is at the root of the site only when so switched', async () => {
    expect((await get(`${KEY}&action=users`, '/')).status).toBe(404);
    expect(rules()).toEqual(['path']);
    sim.settings.rootPath = true;
    expect((await get(`${KEY}&action=users`, '/')).status).toBe(200);
  });

  it('answers 405 to a POST', async () => {
    const target = `/api/old/get?${KEY}&action=users`;
    expect((await send(sim.url, { method: 'POST', target })).status).toBe(405);
    expect(rules()).toEqual(['method']);
  });

  it('fails a wrong password, which is no breach of the interface', async () => {
    expect((await get('username=apiuser&password=other&action=users')).body).toBe(FAILURE);
    expect(sim.violations()).toEqual([]);
    expect(sim.refusals()).toMatchObject([{ operation: 'users', rule: 'credentials' }]);
  });

  it('decodes the password', async () => {
    sim.settings.password = 'p&+#%ş';
    const { body } = await get(`username=apiuser&password=${encodeURIComponent('p&+#%ş')}&action=users`);
    expect(body).toContain('"success":true');
  });

  it.each([
    ['no password', 'username=apiuser&action=users', 'password.missing'],
    ['no action', KEY, 'action.missing'],
    ['an unknown action', `${KEY}&action=getrecord`, 'action.unknown'],
    ['an action in another case', `${KEY}&action=activeCalls`, 'action.unknown'],
    ['a repeated parameter', `${KEY}&action=users&action=users`, 'query.repeated'],
    ['a parameter of nobody', `${KEY}&action=users&format=json`, 'parameter.unknown'],
    ['a parameter without value', `${KEY}&action=users&uf`, 'query.pair'],
    ['bare braces', `${KEY}&action=callivr&number=1&dp=outbound&dest=700&file={a}`, 'query.encoding'],
    ['a bare pipe', `${KEY}&action=callivr&number=1&dp=outbound&dest=700&file=A|B`, 'query.encoding'],
    [
      'a plus for a blank',
      `${KEY}&action=callivr&number=1&dp=outbound&dest=700&file=%7Ba+b%7D`,
      'query.encoding',
    ],
    ['a broken escape', `${KEY}&action=record&id=%zz`, 'query.encoding'],
    ['bytes that are no UTF-8', `${KEY}&action=record&id=%ff`, 'query.encoding'],
    ['the stray blank of the printed sample', `${KEY}&action=hangupcall&%20channel=a`, 'query.name'],
  ])('fails %s', async (_case, query, rule) => {
    expect((await get(query)).body).toBe(FAILURE);
    expect(rules()).toEqual([rule]);
  });

  it('notes a parameter of another action, and goes on', async () => {
    expect((await get(`${KEY}&action=users&channel=a`)).body).toContain('"success":true');
    expect(rules()).toEqual(['parameter.foreign']);
  });

  it('notes a request line that is no HTTP', async () => {
    const { connect } = await import('node:net');
    const { port, hostname } = new URL(sim.url);
    const socket = connect(Number(port), hostname);
    const answer = new Promise<string>((resolve) => socket.on('data', (data) => resolve(data.toString())));
    socket.write('GET /api/old/get?username=a b HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(await answer).toMatch(/^HTTP\/1.1 400/);
    socket.destroy();
    expect(rules()).toEqual(['http']);
  });

  it.each([
    ['code', 200, '07'],
    ['empty', 200, ''],
    ['object', 200, '{"success":false,"count":0,"data":[]}'],
    ['html', 200, expect.stringContaining('<html>')],
    ['http401', 401, expect.stringContaining('<html>')],
    ['http403', 403, expect.stringContaining('<html>')],
    ['http500', 500, expect.stringContaining('<html>')],
  ] as const)('can fail as "%s"', async (failure, status, body) => {
    sim.settings.failure = failure;
    const answer = await get(`${KEY}&action=nothing`);
    expect([answer.status, answer.body]).toEqual([status, body]);
  });

  it('lists extensions and queues', async () => {
    const rows = async (name: string) =>
      (JSON.parse((await action(sim.url, name)).body) as [{ count: number; data: object[] }])[0];
    expect(await rows('users')).toMatchObject({
      count: 4,
      data: [{ username: '100', name: 'John', regstatus: 'OK (93 ms)' }, {}, {}, {}],
    });
    const queues = await rows('queues');
    expect(queues.data).toContainEqual({ queuenumber: '630', name: 'Sale', internal: '100,101,102' });
    expect(queues.data).toContainEqual({ queuenumber: '633', name: 'Finance', internal: '' });
  });

  it('writes the directory as XML with configurable names', async () => {
    sim.settings.directory = { root: 'Book', entry: 'Person', name: 'Label', number: 'Phone' };
    const { body } = await action(sim.url, 'phonedirectory');
    expect(body).toContain(
      '<Person><Label>David &amp; &quot;Dave&quot; Copper</Label><Phone>905380000001</Phone><Phone>905380000002</Phone></Person></Book>',
    );
  });

  it('writes an empty directory', async () => {
    const empty = await startIexpbxSimulator({ pbx: { directory: [] } });
    expect((await action(empty.url, 'phonedirectory')).body).toMatch(
      /<CompanyIPPhoneDirectory><\/CompanyIPPhoneDirectory>$/,
    );
    await empty.stop();
  });
});
