import { ManualClock } from '../engine/clock.js';
import { formOf, post, signIn } from '../testing/raw-http.js';
import { startUcontactSimulator, type UcontactSimulator } from './start-ucontact-simulator.js';

const LINE = 'Sales<-;098344401;var1=val1:var2=;099124484:M=0=099111111;9999;1001';
const base64 = (file: string | Buffer): string => Buffer.from(file).toString('base64');

describe('uploadbase', () => {
  let clock: ManualClock;
  let sim: UcontactSimulator;
  let headers: Record<string, string>;
  beforeAll(async () => {
    clock = new ManualClock('2026-03-02T12:00:00Z');
    sim = await startUcontactSimulator({ clock });
    headers = await signIn(sim.url);
  });
  beforeEach(() => sim.reset());
  afterAll(() => sim.stop());

  const upload = async (
    file: string | Buffer,
    change: Record<string, string> = {},
    operation = 'uploadbase',
  ) => {
    const cant = String(file.toString().replace(/\n$/, '').split('\n').length);
    const fields = {
      filename: 'list-1',
      fileb64: base64(file),
      campaign: 'Sales<-',
      cant,
      username: 'apiuser',
      ...change,
    };
    return (await post(sim.url, `Dialers/${operation}`, fields, headers)).body;
  };
  const violated = () => sim.violations().map(({ rule }) => rule);

  it('leaves a new list inactive until somebody activates it', async () => {
    expect(await upload(`${LINE}\nSales<-;098344402;;\n`)).toBe('1');
    clock.advance(60_000);
    expect(sim.dials()).toEqual([]);
    expect(sim.lists()).toEqual([{ name: 'list-1', isActive: false }]);
    expect(sim.spool()).toMatchObject([
      {
        list: 'list-1',
        data: 'var1=val1:var2=',
        alternatives: ['099124484', '099111111'],
        agentPhone: '1001',
      },
      { priority: 9999, data: '', alternatives: [], agentPhone: null },
    ]);
    sim.activateList('list-1');
    clock.advance(60_000);
    expect(sim.dials()).toHaveLength(2);
    expect(sim.violations()).toEqual([]);
  });

  it('serves low priorities first', async () => {
    sim.settings.autoActivateLists = true;
    sim.changeDialer('Sales<-', { enabled: false, lines: 1 });
    await upload('Sales<-;098344402;;;500\nSales<-;098344401;;;2;\nSales<-;098344403;;;9999;;');
    sim.changeDialer('Sales<-', { enabled: true });
    clock.advance(60_000);
    expect(sim.dials().map(({ number }) => number)).toEqual(['098344401', '098344402', '098344403']);
  });

  it('takes the extension off a list name', async () => {
    expect(await upload(LINE, { filename: 'list-1.csv' })).toBe('1');
    expect(sim.lists()).toEqual([{ name: 'list-1', isActive: false }]);
  });

  it.each([
    ['a name that begins with R', { filename: 'Renewals' }, 'filename'],
    ['a name with a blank', { filename: 'my list' }, 'filename'],
    ['a name of 51 characters', { filename: 'x'.repeat(51) }, 'filename'],
    ['a wrong count', { cant: '2' }, 'cant'],
    ['a count that is no number', { cant: '1.0' }, 'cant'],
    ['a campaign without arrow', { campaign: 'Sales' }, 'campaign.arrow'],
    ['nobody as user', { username: '' }, 'username'],
    ['what is no base64', { fileb64: 'abc' }, 'fileb64'],
    ['an empty file', { fileb64: '' }, 'file.empty'],
  ])('answers 0 to %s', async (_case, change: Record<string, string>, rule) => {
    expect(await upload(LINE, change)).toBe('0');
    expect(violated()).toEqual([rule]);
    expect(sim.spool()).toEqual([]);
  });

  it('answers 0 to base64 whose plus was not encoded', async () => {
    const fileb64 = base64('Sales<-;0983;a=~~>>;');
    expect(fileb64).toContain('+');
    const bare = formOf({ filename: 'a', fileb64, campaign: 'Sales<-', cant: '1', username: 'u' }).replaceAll(
      '%2B',
      '+',
    );
    expect((await post(sim.url, 'Dialers/uploadbase', bare, headers)).body).toBe('0');
    expect(sim.violations()).toMatchObject([{ rule: 'fileb64', detail: expect.stringContaining('space') }]);
  });

  it.each([
    ['a header row', `campaign;number;data;alternatives\n${LINE}`, 'file.row'],
    ['another campaign in a line', 'Survey<-;098344401;;', 'file.row'],
    ['three fields', 'Sales<-;098344401;', 'file.row'],
    ['eight fields', 'Sales<-;098344401;;;9999;;;', 'file.row'],
    ['a seventh field', 'Sales<-;098344401;;;9999;;x', 'file.row'],
    ['a number without digits', 'Sales<-;john;;', 'file.row'],
    ['data without "="', 'Sales<-;098344401;lead;', 'file.row'],
    ['a value that holds "="', 'Sales<-;098344401;lead=a=b;', 'file.row'],
    ['a name twice', 'Sales<-;098344401;a=1:a=2;', 'file.row'],
    ['priority 0', 'Sales<-;098344401;;;0', 'file.row'],
    ['priority 10000', 'Sales<-;098344401;;;10000', 'file.row'],
    ['a typed alternative without retries', 'Sales<-;098344401;;M=099', 'file.row'],
    ['a carriage return', `${LINE}\r\n`, 'file.cr'],
    ['a byte order mark', `\ufeff${LINE}`, 'file.bom'],
    ['bytes that are no UTF-8', Buffer.from('Sales<-;098344401;a=\xe9;', 'latin1'), 'file.encoding'],
    ['an empty line', `${LINE}\n\n`, 'file.row'],
  ])('answers 0 to a file with %s', async (_case, file, rule) => {
    expect(await upload(file)).toBe('0');
    expect(violated()).toEqual([rule]);
  });

  it('needs an agent in every line for a progressive dialer', async () => {
    expect(await upload('Renewals->;098344401;;;9999;', { campaign: 'Renewals->' })).toBe('0');
    expect(await upload('Renewals->;098344401;;;9999;1001', { campaign: 'Renewals->' })).toBe('1');
  });

  it('drops bad rows behind an answer of 1 when so switched', async () => {
    sim.settings.uploadRows = 'drop';
    expect(await upload(`${LINE}\nSales<-;john;;`)).toBe('1');
    expect(sim.spool()).toHaveLength(1);
  });

  it('reads the configured encoding', async () => {
    const latin = Buffer.from('Sales<-;098344401;a=\xe9;', 'latin1');
    sim.settings.uploadEncoding = 'latin-1';
    expect(await upload(latin)).toBe('1');
    expect(sim.spool()[0]?.data).toBe('a=é');
    sim.settings.uploadEncoding = 'ascii';
    expect(await upload('Sales<-;098344401;a=é;')).toBe('0');
  });

  it('knows only the configured time zones', async () => {
    const operation = 'uploadbasewithtimezone';
    expect(await upload(LINE, { timezone: 'America/Montevideo' }, operation)).toBe('1');
    expect(await upload(LINE, { timezone: 'Uruguay/Montevideo' }, operation)).toBe('0');
    expect(await upload(LINE, {}, operation)).toBe('0');
    expect(violated()).toEqual(['parameter.missing']);
  });
});
