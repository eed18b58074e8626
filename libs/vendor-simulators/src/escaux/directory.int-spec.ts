import { sop } from '../testing/raw-http.js';
import { texts } from '../testing/xml-texts.js';
import { defaultSop } from './fixture.js';
import { startEscauxSimulator, type EscauxSimulator } from './start-escaux-simulator.js';

type Parameters = Record<string, string>;

describe('the directory of the SOP', () => {
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

  describe('dbGetDirectoryInfo', () => {
    const found = async (parameters: Parameters) =>
      ((await json('dbGetDirectoryInfo.json', parameters)) as { ext: string }[]).map(({ ext }) => ext);

    it('answers a bare array with the keys of the sample', async () => {
      const [entry] = (await json('dbGetDirectoryInfo.json', { ext: '102' })) as object[];
      expect(entry).toEqual({
        admin: 'admin@example.com',
        company: 'Example',
        context_id: '1',
        context_name: 'internal',
        dp: 'SDP40001',
        email: 'ada.quill@example.com',
        ext: '102',
        fax: '',
        fn: 'Ada',
        grp: '3',
        home: '',
        ln: 'Quill',
        login: 'ada.quill@example.com',
        mobile: '+32470000102',
        office: '',
        outgoing_number: null,
        profile: 'Template-User',
        site: null,
        sop1: '00033445',
        sop1_ip: '192.0.2.11',
        sop2: '00033446',
        sop2_ip: '192.0.2.12',
        source: 'net.PBX',
        sp: 'SDX60001',
        status: 'Office',
      });
    });

    it('has a pincode in XML, and lacks what only JSON has', async () => {
      expect(await body('dbGetDirectoryInfo.php', { login: 'cleo.reed@example.com' })).toBe(
        '<DirectoryInfo><DirectoryEntry><login>cleo.reed@example.com</login><ext>067</ext><fn>Cleo</fn><ln>Reed</ln><site></site><grp>3</grp><profile>Template-User</profile><status>Office</status><dp></dp><sp>SDO30001</sp><email>cleo.reed@example.com</email><mobile>+32470000067</mobile><fax></fax><home></home><pincode></pincode><company>Example</company><office></office><source>net.PBX</source></DirectoryEntry></DirectoryInfo>',
      );
    });

    it.each([
      [{ ext: '67' }, ['067', '671']],
      [{ ext: '67', wildcards: 'strict' }, []],
      [{ ext: '67%', wildcards: 'strict' }, ['671']],
      [{ ext: '6*', wildcards: 'translate' }, ['671']],
      [{ ext: '67', show_invisible: '1' }, ['067', '671', '672']],
      [{ ext: '67', ln: 'stone' }, ['671']],
      [{ dp: 'SDP40002' }, ['104']],
      [{}, ['102', '104', '067', '2002', '671']],
    ] as [Parameters, string[]][])('finds by %p', async (parameters, expected) => {
      expect(await found(parameters)).toEqual(expected);
      expect(rules()).toEqual([]);
    });

    it('answers an empty root when nobody matches', async () => {
      expect(await body('dbGetDirectoryInfo.php', { ext: '9999' })).toBe('<DirectoryInfo></DirectoryInfo>');
    });

    it('adds profile parameters, with a prefix where the SOP uses a set', async () => {
      const asked = { ext: '102', show_profile_parameters: '1' };
      expect(((await json('dbGetDirectoryInfo.json', asked)) as object[])[0]).toHaveProperty(
        'ForwardNumber',
        '1000',
      );
      sim.settings.usesParameterSet = true;
      expect(((await json('dbGetDirectoryInfo.json', asked)) as object[])[0]).toHaveProperty(
        'P_ForwardNumber',
      );
    });

    it('holds imported contacts from 4.5', async () => {
      const [own] = defaultSop().directory;
      if (own === undefined) throw new Error('The directory is empty.');
      const directory = [own, { ...own, ext: '', mobile: '0470555509', source: 'crm' }];
      const other = await startEscauxSimulator({ sop: { directory } });
      const sources = async () => texts((await sop(other.url, 'dbGetDirectoryInfo.php')).body, 'source');
      expect(await sources()).toEqual(['net.PBX', 'crm']);
      other.settings.apiVersion = '4.4.9';
      expect(await sources()).toEqual(['net.PBX']);
      await other.stop();
    });

    it('has no numbers beside the extension before 1.7', async () => {
      sim.settings.apiVersion = '1.6';
      const [entry] = (await json('dbGetDirectoryInfo.json', { ext: '102' })) as object[];
      expect(entry).not.toHaveProperty('mobile');
      expect(await body('dbGetDirectoryInfo.php', { ext: '102' })).not.toContain('<email>');
    });

    it.each([
      [{ wildcards: 'loose' }, 'wildcards.format'],
      [{ sop1: '33445' }, 'sop1.format'],
      [{ show_invisible: 'true' }, 'show_invisible.format'],
      [{ show_profile_parameters: 'yes' }, 'show_profile_parameters.format'],
    ] as [Parameters, string][])('answers 400 to %p', async (parameters, rule) => {
      expect((await sop(sim.url, 'dbGetDirectoryInfo.json', parameters)).status).toBe(400);
      expect(rules()).toEqual([rule]);
    });
  });

  describe('phones', () => {
    it('are listed with their registration, one element each', async () => {
      const xml = await body('dbGetRegistration.php');
      expect(xml).toMatch(
        /^<dbGetRegistrationResult><Phones><ID>SDP40001<\/ID><IPaddress>192\.0\.2\.101<\/IPaddress><IPport>5061<\/IPport><Registered>1<\/Registered><\/Phones>/,
      );
      expect(xml).toContain(
        '<ID>SDP40005</ID><IPaddress>-none-</IPaddress><IPport>0</IPport><Registered>0</Registered>',
      );
      sim.registerPhone('SDP40005', true);
      expect(texts(await body('dbGetRegistration.php'), 'Registered')).toEqual([
        '1',
        '1',
        '1',
        '1',
        '1',
        '0',
      ]);
      expect(() => sim.registerPhone('SDP49999', true)).toThrow('There is no phone "SDP49999"');
    });

    it('have a state', async () => {
      expect(await body('dbGetPhoneState.php', { phone_id: 'SDP40001' })).toBe(
        '<PhoneState><Phone><name>SDP40001</name><mac>000B8200FB01</mac><state>Idle</state><ip>192.0.2.101</ip><lastcall></lastcall><localchannel></localchannel><remotechannel></remotechannel></Phone></PhoneState>',
      );
      expect(texts(await body('dbGetPhoneState.php', { phone_state: 'Down' }), 'name')).toEqual([
        'SDP40005',
        'SVE20012',
      ]);
    });

    it.each([
      [{ phone_id: '40001' }, 400, 'phone_id.format'],
      [{ phone_state: 'Asleep' }, 400, 'phone_state.format'],
    ] as [Parameters, number, string][])('refuse %p', async (parameters, status, rule) => {
      expect((await sop(sim.url, 'dbGetPhoneState.php', parameters)).status).toBe(status);
      expect(rules()).toContain(rule);
    });

    it('have no state without the fix', async () => {
      sim.settings.phoneStateFix = false;
      expect((await sop(sim.url, 'dbGetPhoneState.php')).status).toBe(404);
      expect(rules()).toContain('phoneState.fix');
    });
  });
});
