import { sop } from '../testing/raw-http.js';
import { texts } from '../testing/xml-texts.js';
import { startEscauxSimulator, type EscauxSimulator } from './start-escaux-simulator.js';

type Parameters = Record<string, string>;

describe('profiles of the SOP', () => {
  let sim: EscauxSimulator;
  beforeAll(async () => {
    sim = await startEscauxSimulator({ settings: { xml: { pretty: false } } });
  });
  beforeEach(() => sim.reset());
  afterAll(() => sim.stop());

  const body = async (name: string, parameters: Parameters = {}) =>
    (await sop(sim.url, name, parameters)).body;
  const json = async (name: string, parameters: Parameters = {}) =>
    JSON.parse(await body(name, parameters)) as unknown;
  const rules = () => sim.violations().map(({ rule }) => rule);
  const refused = () => sim.refusals().map(({ rule }) => rule);

  describe('profiles', () => {
    it('lists the statuses in JSON as parallel arrays', async () => {
      expect(await json('dbGetCallflow.json', { ext: '102', lang: 'fr' })).toEqual({
        PermissionStatus: [30, 30, 30, 30, 30],
        Status: ['Office', 'OutOfOffice', 'Busy', 'Holiday', 'Telework'],
        TranslatedStatus: ['Bureau', 'OutOfOffice', 'Occupé', 'Congé', 'Telework'],
        CurrentProfile: 'Template-User',
        CurrentStatus: 'Office',
      });
    });

    it('repeats Status in XML, and translates when asked to', async () => {
      const plain = await body('dbGetCallflow.php', { ext: '672' });
      expect(texts(plain, 'Status')).toEqual(['Forward', 'Absent', 'FollowMe', 'Busy', 'Office', 'Telework']);
      expect(plain).not.toContain('Translations');
      const french = await body('dbGetCallflow.php', { ext: '672', lang: 'fr' });
      expect(french).toContain(
        '<Translation><Name>Office</Name><TranslatedName>Bureau</TranslatedName></Translation>',
      );
      expect(texts(french, 'Name')).toEqual(texts(french, 'Status'));
    });

    it('answers 400 to a language of another form', async () => {
      expect((await sop(sim.url, 'dbGetCallflow.json', { ext: '102', lang: 'fr-BE' })).status).toBe(400);
      expect(rules()).toEqual(['lang.format']);
    });

    it('knows the status after the present one', async () => {
      expect(await body('dbGetNextStatus.php', { ext: '102' })).toBe(
        '<dbGetNextStatusResult><Profile>Template-User</Profile><Status>Office</Status><Next_Status>OutOfOffice</Next_Status></dbGetNextStatusResult>',
      );
    });

    const status = async () =>
      ((await json('dbGetCallflow.json', { ext: '102' })) as { CurrentStatus: string }).CurrentStatus;

    it.each([
      [{ status: 'Busy' }, 'Busy'],
      [{ profile_name: 'Template-User.Holiday' }, 'Holiday'],
    ] as [Parameters, string][])('changes by %p', async (parameters, expected) => {
      expect(await json('dbSetProfile.json', { ext: '102', ...parameters })).toEqual({ Result: 0 });
      expect(await status()).toBe(expected);
    });

    it.each([
      [{ ext: 'abc', status: 'Busy' }, 1, 'ext.format'],
      [{ ext: '102', status: 'Busy', profile_name: 'User.Busy' }, 1, 'profile.choice'],
      [{ ext: '102' }, 1, 'profile.choice'],
    ] as [Parameters, number, string][])('refuses %p with %i', async (parameters, code, rule) => {
      expect(texts(await body('dbSetProfile.php', parameters), 'Result')).toEqual([String(code)]);
      expect(rules()).toEqual([rule]);
      expect(await status()).toBe('Office');
    });

    it.each([
      [{ ext: '999', status: 'Busy' }, 1, 'ext.unknown'],
      [{ ext: '102', profile_name: 'User.Forward' }, 2, 'profile.class'],
      [{ ext: '102', profile_name: 'Nobody.Forward' }, 3, 'profile.unknown'],
      [{ ext: '102', status: 'Nowhere' }, 3, 'status.unknown'],
    ] as [Parameters, number, string][])('says no to %p with %i', async (parameters, code, rule) => {
      expect(texts(await body('dbSetProfile.php', parameters), 'Result')).toEqual([String(code)]);
      expect([refused(), rules()]).toEqual([[rule], []]);
    });

    it('changes here and answers 5 when the SMP cannot be told', async () => {
      await sim.faults.add({ kind: 'syncFailed', operation: 'dbSetProfile', times: 1 });
      expect(await json('dbSetProfile.json', { ext: '102', status: 'Busy' })).toEqual({ Result: 5 });
      expect(await status()).toBe('Busy');
    });
  });

  describe('profile parameters', () => {
    it('are elements named after themselves', async () => {
      const xml = await body('dbGetProfileParameters.php', { ext: '102', lang: 'fr' });
      expect(xml).toContain(
        '<ForwardNumber><name>ForwardNumber</name><friendly_name>Numéro de renvoi</friendly_name><descr></descr><value>1000</value><type>EXTENSION</type><owner_type>UserVar</owner_type></ForwardNumber>',
      );
      expect(xml).toContain('<CFU.Number><name>CFU.Number</name>');
      expect(xml).not.toContain('AdminVar');
    });

    it('hold those of the administrator on request, in either JSON', async () => {
      const asked = { ext: '102', show_admin: '1' };
      expect(await json('dbGetProfileParameters.json', asked)).toMatchObject({
        SecretaryDevice: { name: 'SecretaryDevice', owner_type: 'AdminVar', value: '' },
      });
      sim.settings.profileParametersJson = 'array';
      expect(await json('dbGetProfileParameters.json', asked)).toContainEqual(
        expect.objectContaining({ name: 'SecretaryDevice' }),
      );
    });

    it('are set several at a time, with dots in their names', async () => {
      expect(
        await body('dbSetProfileParameters.php', { ext: '102', 'CFU.Number': '526', ForwardNumber: '7' }),
      ).toBe(
        '<dbSetProfileParametersResult><Result>0</Result><ResultText>OK</ResultText><Debug></Debug></dbSetProfileParametersResult>',
      );
      expect(await json('dbGetProfileParameters.json', { ext: '102' })).toMatchObject({
        'CFU.Number': { value: '526' },
        ForwardNumber: { value: '7' },
      });
      expect(rules()).toEqual([]);
    });

    it.each([
      [{ ext: '102', Nothing: '1' }, 2, 'parameter.name'],
      [{ ext: '102', SecretaryDevice: 'SDP40001' }, 3, 'parameter.admin'],
    ] as [Parameters, number, string][])('say no to %p with %i', async (parameters, code, rule) => {
      expect(await json('dbSetProfileParameters.json', parameters)).toEqual({ Result: code });
      expect([refused(), rules()]).toEqual([[rule], []]);
    });

    it('refuse a request without any', async () => {
      expect(await json('dbSetProfileParameters.json', { ext: '102' })).toEqual({ Result: 1 });
      expect(rules()).toEqual(['pairs.missing']);
    });

    it('refuse one of another profile, and then set none', async () => {
      const parameters = { ext: '102', ForwardNumber: '7', NightNumber: '8' };
      expect(await json('dbSetProfileParameters.json', parameters)).toEqual({ Result: 3 });
      expect(refused()).toEqual(['parameter.profile']);
      expect(await json('dbGetProfileParameters.json', { ext: '102' })).toMatchObject({
        ForwardNumber: { value: '1000' },
      });
    });

    it('are set here with code 5 when the SMP cannot be told', async () => {
      await sim.faults.add({ kind: 'syncFailed' });
      expect(
        texts(await body('dbSetProfileParameters.php', { ext: '102', ForwardNumber: '7' }), 'ResultText'),
      ).toEqual(['Sync to SMP failed']);
    });
  });
});
