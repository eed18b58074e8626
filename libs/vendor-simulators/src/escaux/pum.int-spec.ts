import { ManualClock } from '../engine/clock.js';
import { sop } from '../testing/raw-http.js';
import { texts } from '../testing/xml-texts.js';
import { startEscauxSimulator, type EscauxSimulator } from './start-escaux-simulator.js';

const LOGIN = { ext: '2002', phone: 'SDP40002' };

describe('PUM', () => {
  let clock: ManualClock;
  let sim: EscauxSimulator;
  beforeEach(async () => {
    clock = new ManualClock('2026-03-02T12:00:00Z');
    sim = await startEscauxSimulator({ clock, settings: { xml: { pretty: false } } });
  });
  afterEach(() => sim.stop());

  const body = async (name: string, parameters: Record<string, string>) =>
    (await sop(sim.url, name, parameters)).body;
  const result = async (name: string, parameters: Record<string, string>) =>
    texts(await body(name, parameters), 'Result')[0];
  const rules = () => sim.violations().map(({ rule }) => rule);
  const registered = async () => {
    const xml = await body('dbGetRegistration.php', {});
    return texts(xml, 'Registered')[texts(xml, 'ID').indexOf('SVE20012')];
  };

  it('logs in, with the result last, and registers the virtual phone', async () => {
    expect(await registered()).toBe('0');
    expect(await body('pumLogin', LOGIN)).toBe(
      '<pumLoginResult><Extension>2002</Extension><Phone>SDP40002</Phone><Status>OK</Status><StatusText>Connexion successfully done.</StatusText><Virtual>SVE20012</Virtual><Result>0</Result></pumLoginResult>',
    );
    expect(await registered()).toBe('1');
    expect(sim.receiveCall({ src: '0470555501', to: '2002' })).toBe(true);
  });

  it('logs out after 90 seconds, with the result second', async () => {
    await body('pumLogin', LOGIN);
    clock.advance(90_000);
    expect(await body('pumLogout', { ext: '2002' })).toBe(
      '<pumLogoutResult><Extension>2002</Extension><Result>0</Result><Status>OK</Status><StatusText>Logout successfully done.</StatusText></pumLogoutResult>',
    );
    expect(await registered()).toBe('0');
    expect(rules()).toEqual([]);
  });

  it('refuses another one of the same extension within 90 seconds', async () => {
    await body('pumLogin', LOGIN);
    clock.advance(89_999);
    const answer = await body('pumLogout', { ext: '2002' });
    expect(answer).toMatch(/^<pumLogoutResult><Result>1<\/Result><Error>.+<\/Error><\/pumLogoutResult>$/);
    expect(sim.refusals()).toMatchObject([{ rule: 'pum.interval' }]);
    expect(rules()).toEqual([]);
    expect(await registered()).toBe('1');
  });

  it.each([
    ['every-attempt', '1'],
    ['success-only', '0'],
  ] as const)('counts %s', async (pumWindow, expected) => {
    sim.settings.pumWindow = pumWindow;
    await body('pumLogin', LOGIN);
    clock.advance(60_000);
    await body('pumLogout', { ext: '2002' });
    clock.advance(30_000);
    expect(await result('pumLogout', { ext: '2002' })).toBe(expected);
  });

  it('counts each extension by itself', async () => {
    await body('pumLogout', { ext: '102' });
    expect(await result('pumLogin', LOGIN)).toBe('0');
  });

  it.each([
    ['pumLogin', { ...LOGIN, ext: '999' }, 'ext.unknown'],
    ['pumLogin', { ...LOGIN, ext: '102' }, 'ext.noVirtual'],
    ['pumLogin', { ...LOGIN, phone: 'SDP49999' }, 'phone.unknown'],
    ['pumLogout', { ext: '2002' }, 'pum.loggedOut'],
  ])('%s says no to %p', async (name, parameters, rule) => {
    expect(await result(name, parameters)).toBe('1');
    expect(sim.refusals().map((refusal) => refusal.rule)).toEqual([rule]);
    expect(rules()).toEqual([]);
  });

  it.each([
    ['pumLogin', { ...LOGIN, phone: '40002' }, 'phone.format'],
    ['pumLogin', { ...LOGIN, phone: 'SVE20012' }, 'phone.virtual'],
    ['pumLogin', { ext: '2002' }, 'phone.missing'],
    ['pumLogout', {}, 'ext.missing'],
  ] as [string, Record<string, string>, string][])('%s refuses %p', async (name, parameters, rule) => {
    expect(await result(name, parameters)).toBe('1');
    expect(rules()).toEqual([rule]);
  });
});
