import { send, sop } from '../testing/raw-http.js';
import { FUNCTIONS } from './functions/all.js';
import { startEscauxSimulator, type EscauxSimulator } from './start-escaux-simulator.js';

/** The table of forms as the guide prints them, written down once more. */
const FORMS: Record<string, string[]> = {
  dbGetDirectoryInfo: ['.php', '.json'],
  dbGetCallflow: ['.php', '.json'],
  dbGetNextStatus: ['.php'],
  dbSetProfile: ['.php', '.json'],
  dbGetProfileParameters: ['.php', '.json'],
  dbSetProfileParameters: ['.php', '.json'],
  dbGetPhoneState: ['.php', '.json'],
  dbCheckPincode: ['.php'],
  dbGetCallHistory: ['.php', '.json'],
  dbGetParkedChannels: ['.php'],
  dbGetQueueInfo: ['.php'],
  dbAuthenticate: ['.php'],
  dbGetRegistration: ['.php'],
  ccOriginate: ['.php'],
  ccHangup: ['.php'],
  ccRedirect: ['.php'],
  ccHold: ['.php'],
  ccPark: ['.php'],
  ccJoinPark: ['.php'],
  ccPing: ['.php'],
  ccGetChannels: ['.php', ''],
  ccGetQueueMembers: ['.php'],
  ccQueueAdd: ['.php'],
  ccQueueRemove: ['.php'],
  fusionQueuesSet: ['.json'],
  fusionQueuesRemove: ['.json'],
  ccGetQueueStatus: ['.php'],
  ccQueuePause: ['.php'],
  ccQueuePauseAll: ['.php'],
  ccRecord: [''],
  ccSetvar: [''],
  ccGetvar: [''],
  pumLogin: [''],
  pumLogout: [''],
};

/** The root of each function's document, and of its failure. */
const FAILURES: [string, string][] = [
  ['ccOriginate.php', '<ccOriginateResult><Result>1</Result></ccOriginateResult>'],
  ['ccHangup.php', '<ccHangupResult><Result>1</Result></ccHangupResult>'],
  ['ccRedirect.php', '<ccRedirectResult><Result>1</Result></ccRedirectResult>'],
  ['ccHold.php', '<ccHoldResult><Result>1</Result></ccHoldResult>'],
  ['ccPark.php', '<ccParkResult><Result>1</Result></ccParkResult>'],
  ['ccJoinPark.php', '<ccJoinParkResult><Result>1</Result></ccJoinParkResult>'],
  ['ccQueueAdd.php', '<ccQueueAdd><Result>1</Result></ccQueueAdd>'],
  ['ccQueueRemove.php', '<ccQueueRemove><Result>1</Result></ccQueueRemove>'],
  ['ccQueuePauseAll.php', '<PauseAll><Result>0</Result></PauseAll>'],
  ['ccQueuePauseAll.php?paused=false', '<PauseAll><Result>2</Result></PauseAll>'],
  ['ccRecord', '<ccRecord><Result>1</Result></ccRecord>'],
  ['ccSetvar', '1'],
  ['ccGetvar', ''],
  ['fusionQueuesSet.json', '{"Result":1}'],
  ['fusionQueuesRemove.json', '{"Result":1}'],
  ['dbSetProfile.php', '<dbSetProfileResult><Result>1</Result></dbSetProfileResult>'],
  ['dbSetProfile.json', '{"Result":1}'],
  ['dbSetProfileParameters.json', '{"Result":1}'],
  ['dbAuthenticate.php', '<Authenticate><Result>NOK</Result></Authenticate>'],
];

describe('Escaux requests', () => {
  let sim: EscauxSimulator;
  beforeAll(async () => {
    sim = await startEscauxSimulator({ settings: { xml: { pretty: false } } });
  });
  beforeEach(() => sim.reset());
  afterAll(() => sim.stop());

  const get = (target: string, headers: Record<string, string> = {}) =>
    send(sim.url, { target: `/xml/${target}`, headers });
  const rules = () => sim.violations().map(({ rule }) => rule);

  it('has the 34 functions of the guide', () => {
    expect(FUNCTIONS.map(({ name }) => name)).toEqual(Object.keys(FORMS));
  });

  it.each(Object.entries(FORMS))('serves %s in the forms %p, and in no other', async (name, forms) => {
    for (const suffix of ['.php', '.json', '']) {
      const { status } = await get(name + suffix);
      expect([suffix, status === 404]).toEqual([suffix, !forms.includes(suffix)]);
    }
    const wrong = sim.violations().filter(({ rule }) => rule === 'form');
    expect(wrong).toHaveLength(3 - forms.length);
  });

  it.each(FAILURES)('fails %s without its parameters in its own way', async (target, body) => {
    const answer = await get(target);
    expect([answer.status, answer.body]).toEqual([200, body]);
    expect(rules()).toContainEqual(expect.stringMatching(/\.missing$/));
  });

  it.each([
    'dbGetCallflow.json',
    'dbGetProfileParameters.php',
    'dbGetCallHistory.json',
    'dbGetNextStatus.php',
    'ccQueuePause.php',
  ])('answers 400 to %s without its parameters, for want of a documented failure', async (target) => {
    expect((await get(target)).status).toBe(400);
    expect(rules()).toContainEqual(expect.stringMatching(/\.missing$/));
  });

  it.each([
    ['ccping.php', 404, 'path'],
    ['ccPing.xml', 404, 'path'],
    ['ccPing.php/', 404, 'path'],
    ['ccOriginator.php', 404, 'path'],
  ])('answers %s with %i', async (target, status, rule) => {
    expect((await get(target)).status).toBe(status);
    expect(rules()).toEqual([rule]);
  });

  it('takes both spellings of the two functions that have two', async () => {
    expect((await get('ccSetVar')).status).toBe(200);
    expect((await get('ccGetVar')).status).toBe(200);
    expect((await get('ccGetChannel')).status).toBe(404);
  });

  it.each(['POST', 'OPTIONS'])('answers 405 to %s', async (method) => {
    expect((await send(sim.url, { method, target: '/xml/ccPing.php' })).status).toBe(405);
    expect(rules()).toEqual(['method']);
  });

  it.each(['ccPing.php', 'dbGetQueueInfo.php', 'dbGetRegistration.php'])(
    'refuses any parameter of %s',
    async (target) => {
      const answer = await get(`${target}?_=1`);
      if (target === 'ccPing.php')
        expect(answer.body).toBe('<ccPingResult><Result>1</Result></ccPingResult>');
      else expect(answer.status).toBe(400);
      expect(rules()).toEqual(['parameter.none']);
    },
  );

  it.each([
    ['ccGetChannels.php?format=xml', 'parameter.unknown'],
    ['ccGetChannels.php?show_vars=a|b', 'query.encoding'],
    ['ccGetQueueStatus.php?queue=a&queue=GeneralQueue', 'query.repeated'],
  ])('notes %s and answers all the same', async (target, rule) => {
    expect((await get(target)).status).toBe(200);
    expect(rules()).toEqual([rule]);
  });

  it.each(['dbGetNextStatus.php?ext=102', 'dbCheckPincode.php?ext=102&pincode=1234', 'dbGetPhoneState.php'])(
    'notes the use of the deprecated %s',
    async (target) => {
      expect((await get(target)).status).toBe(200);
      expect(rules()).toEqual(['deprecated']);
    },
  );

  it('writes XML in other ways', async () => {
    Object.assign(sim.settings.xml, { empty: 'self-closed', pretty: true, declaration: true });
    expect((await get('dbGetCallflow.php?ext=999')).body).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<dbGetCallflowResult>\n   <CurrentProfile/>\n   <CurrentStatus/>\n</dbGetCallflowResult>\n',
    );
  });

  it('writes Latin-1 when so switched, and says so', async () => {
    Object.assign(sim.settings.xml, { encoding: 'ISO-8859-1', declaration: true });
    const { bytes, headers } = await get('dbGetCallflow.php?ext=102&lang=fr');
    expect(headers['content-type']).toBe('text/xml; charset=ISO-8859-1');
    expect(bytes.toString('latin1')).toContain('<TranslatedName>Occupé</TranslatedName>');
    expect(bytes.toString('utf8')).not.toContain('Occupé');
  });

  it('turns envelopes around by fault', async () => {
    await sim.faults.add({ kind: 'wrongEnvelope' });
    expect((await get('ccPing.php')).body).toBe('<Response><Result>0</Result></Response>');
    expect((await get('dbGetDirectoryInfo.json?ext=none')).body).toBe('{"Response":[[]]}');
    expect((await get('ccSetvar')).body).toBe('<Response>1</Response>');
  });

  describe('by version of the module', () => {
    const MEMBER = 'phone=SDP40002&paused=true';
    it.each([
      ['3.9.9', `ccQueuePause.php?queue=GeneralQueue&${MEMBER}`, 404],
      ['3.9.9', `ccQueuePauseAll.php?${MEMBER}`, 404],
      ['4.2.9', 'ccQueueAdd.php?queue=GeneralQueue&phone=SDP40002', 403],
      ['4.2.9', 'ccQueueRemove.php?queue=GeneralQueue&phone=SDP40002', 403],
      ['4.5.9', 'ccRecord', 404],
      ['4.9.9', 'ccGetvar', 404],
      ['4.9.9', 'pumLogin?ext=2002&phone=SDP40001', 404],
      ['4.1.9', 'pumLogout?ext=2002', 404],
      ['5.15.9', 'fusionQueuesSet.json?queues=GeneralQueue&phone=SDP40002', 403],
      ['5.15.9', 'fusionQueuesRemove.json?queues=GeneralQueue&phone=SDP40002', 403],
    ])('%s answers %s with %i', async (version, target, status) => {
      sim.settings.apiVersion = version;
      expect((await get(target)).status).toBe(status);
      expect(rules()).toContain('version');
    });

    it.each([
      [
        '4.3.0',
        'ccQueueAdd.php?queue=GeneralQueue&phone=SDP40002',
        '<ccQueueAdd><Result>0</Result></ccQueueAdd>',
      ],
      ['4.1.10', 'pumLogout?ext=102', expect.stringContaining('<pumLogoutResult><Result>1</Result>')],
      ['5.16.0', 'fusionQueuesSet.json?queues=GeneralQueue&phone=SDP40002', '{"Result":0}'],
    ])('%s carries out %s', async (version, target, body) => {
      sim.settings.apiVersion = version;
      expect((await get(target)).body).toEqual(body);
      expect(rules()).toEqual([]);
    });

    it('lets the SOP itself in where others are refused', async () => {
      sim.settings.apiVersion = '4.2.0';
      sim.settings.requestsFromSop = true;
      const { body } = await get('ccQueueAdd.php?queue=GeneralQueue&phone=SDP40002');
      expect(body).toBe('<ccQueueAdd><Result>0</Result></ccQueueAdd>');
    });

    it('may refuse in band', async () => {
      sim.settings.apiVersion = '4.2.0';
      sim.settings.gateReply = 'result1';
      const answer = await get('ccQueueAdd.php?queue=GeneralQueue&phone=SDP40002');
      expect([answer.status, answer.body]).toEqual([200, '<ccQueueAdd><Result>1</Result></ccQueueAdd>']);
    });

    it('takes no notice of parameters it does not know yet', async () => {
      sim.settings.apiVersion = '2.33.2';
      // "Contains", as without wildcards; a caller who relies on "strict" would take 1021 for 102.
      const { body } = await get('dbGetDirectoryInfo.json?ext=0&wildcards=strict');
      expect((JSON.parse(body) as unknown[]).length).toBeGreaterThan(1);
      expect(rules()).toEqual(['parameter.version']);
    });
  });

  describe('in secure mode', () => {
    const basic = (login: string, password: string) => ({
      Authorization: `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`,
    });
    const secure = (target: string, headers: Record<string, string> = {}) =>
      send(sim.secureUrl, { target: `/xml/${target}`, headers });
    const OWNER = basic('ada.quill@example.com', 'password');
    beforeEach(() => {
      sim.settings.mode = 'secure';
    });

    it('closes the plain port to others', async () => {
      expect((await get('ccPing.php', OWNER)).status).toBe(403);
      sim.settings.requestsFromSop = true;
      expect((await get('ccPing.php')).status).toBe(200);
    });

    it('asks for a user of the directory', async () => {
      const answer = await secure('ccPing.php');
      expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, 'Basic realm="SOP API"']);
      expect((await secure('ccPing.php', basic('ada.quill@example.com', 'other'))).status).toBe(401);
      expect((await secure('ccPing.php', OWNER)).status).toBe(200);
      expect(sim.refusals().map(({ rule }) => rule)).toEqual(['credentials', 'credentials']);
    });

    it('shows profile parameters to the owner of the extension only', async () => {
      expect((await secure('dbGetProfileParameters.php?ext=102', OWNER)).status).toBe(200);
      expect((await secure('dbGetProfileParameters.php?ext=104', OWNER)).status).toBe(403);
    });

    it('is not there before 4.0.0, nor in compatibility mode', async () => {
      sim.settings.apiVersion = '3.9.0';
      expect((await get('ccPing.php')).status).toBe(200);
      sim.settings.apiVersion = '4.0.0';
      expect((await get('ccPing.php')).status).toBe(403);
      sim.settings.mode = 'compatibility';
      expect((await secure('ccPing.php', OWNER)).status).toBe(404);
    });
  });

  it('loses its HTTP ports by fault, not the event socket', async () => {
    const fault = await sim.faults.add({ kind: 'portClosed' });
    await expect(get('ccPing.php')).rejects.toThrow('ECONNREFUSED');
    await expect(sop(sim.secureUrl, 'ccPing.php')).rejects.toThrow('ECONNREFUSED');
    await sim.faults.clear(fault.id);
    expect((await get('ccPing.php')).status).toBe(200);
  });
});
