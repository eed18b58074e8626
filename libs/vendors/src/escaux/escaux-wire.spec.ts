import {
  decodeCallflow,
  decodeDirectory,
  decodeHistory,
  decodeNextStatus,
  decodeParked,
  decodePhoneState,
  decodeProfileParameters,
  decodeRegistrations,
} from './escaux-database.wire.js';
import { decodeChannels, decodeMembers, decodeQueueInfo, decodeQueueStatus } from './escaux-live.wire.js';
import {
  decodeAuthenticate,
  decodeFusion,
  decodeGetVariable,
  decodeJsonResult,
  decodePum,
  decodeQueuePause,
  decodeSetVariable,
  decodeXmlResult,
  ONLY_ZERO,
  originateCodes,
  pauseAllCodes,
  SET_PROFILE_CODES,
  setParametersCodes,
  zeroOrOne,
} from './escaux-result.wire.js';
import { Drift, type Verdict } from './escaux-row.wire.js';

/** The value and the drift of a readable answer. */
function read<T>(decode: (drift: Drift) => Verdict<T>): { value: T; drift: readonly string[] } {
  const drift = new Drift();
  const verdict = decode(drift);
  if (verdict.kind !== 'value') throw new Error(JSON.stringify(verdict));
  return { value: verdict.value, drift: drift.list() };
}
const kindOf = <T>(decode: (drift: Drift) => Verdict<T>): string => {
  const verdict = decode(new Drift());
  return verdict.kind === 'refused' ? `refused, ${verdict.effect}` : verdict.kind;
};

const ENTRY_JSON = {
  admin: 'admin@example.com',
  company: '',
  context_id: '1',
  context_name: 'internal',
  dp: 'SVE20012',
  email: 'ada.example@example.com',
  ext: '067',
  fax: '',
  fn: 'Ada',
  grp: '',
  home: '+3220000001',
  ln: 'Example',
  login: 'ada.example@example.com',
  mobile: '+32470000001',
  office: '',
  outgoing_number: null,
  profile: 'Template-User',
  site: null,
  sop1: '00001337',
  sop1_ip: '192.0.2.11',
  sop2: '00006969',
  sop2_ip: '192.0.2.12',
  source: 'net.PBX',
  sp: 'SDX60076',
  status: 'Office',
};
const ENTRY_XML = `<DirectoryEntry><login>ada</login><ext>067</ext><fn>Ada</fn><ln>Example</ln><site>1</site><grp>3</grp><profile>User</profile>
  <status>Telework</status><dp>SDC20102</dp><sp>SDX10001</sp><email>ada@example.com</email><mobile></mobile><fax/><home></home>
  <pincode>4711</pincode><company> </company><office></office><source>GMail</source></DirectoryEntry>`;

describe('the directory', () => {
  it('reads the JSON form: text stays text, null and empty are no value', () => {
    const { value, drift } = read((d) => decodeDirectory(JSON.stringify([ENTRY_JSON]), 'json', false, d));
    expect(value[0]).toMatchObject({
      ext: '067',
      context_id: '1',
      sop1: '00001337',
      outgoing_number: '',
      site: '',
      dep: '',
    });
    expect(drift).toEqual([]);
  });

  it.each([
    ['one', ENTRY_XML, ['067']],
    ['many', ENTRY_XML + ENTRY_XML.replace('067', '67'), ['067', '67']],
    ['none', '', []],
  ])('reads the XML form: %s', (_what, entries, extensions) => {
    const text = `<DirectoryInfo>${entries}</DirectoryInfo>`;
    const { value, drift } = read((d) => decodeDirectory(text, 'xml', false, d));
    expect(value.map((entry) => entry.ext)).toEqual(extensions);
    expect(drift).toEqual([]);
    expect(value.every((entry) => entry.company === '' && entry.mobile === '')).toBe(true);
  });

  // The XML form tells pincodes to everybody who asks, and nothing here needs them.
  it('drops the pincode', () => {
    const { value } = read((d) =>
      decodeDirectory(`<DirectoryInfo>${ENTRY_XML}</DirectoryInfo>`, 'xml', false, d),
    );
    expect(JSON.stringify(value)).not.toContain('4711');
  });

  it.each(['json', 'xml'] as const)(
    'takes further fields as parameters when they were asked for (%s)',
    (form) => {
      const text =
        form === 'json'
          ? JSON.stringify([{ ...ENTRY_JSON, 'P_CFU.Number': '012' }])
          : `<DirectoryInfo>${ENTRY_XML.replace('<login>', '<P_CFU.Number>012</P_CFU.Number><login>')}</DirectoryInfo>`;
      const asked = read((d) => decodeDirectory(text, form, true, d));
      expect([asked.value[0]?.parameters, asked.drift]).toEqual([{ 'P_CFU.Number': '012' }, []]);
      const unasked = read((d) => decodeDirectory(text, form, false, d));
      expect([unasked.value[0]?.parameters, unasked.drift]).toEqual([{}, ['unknown field P_CFU.Number']]);
    },
  );

  it('reports a number where text is documented', () => {
    const { value, drift } = read((d) =>
      decodeDirectory(JSON.stringify([{ ...ENTRY_JSON, context_id: 1 }]), 'json', false, d),
    );
    expect([value[0]?.context_id, drift]).toEqual(['1', ['context_id is no text but number']]);
  });

  it.each(['', 'null', '{}', '[1]', '[{"ext":""}]', '[{', '<html></html>'])(
    'does not read %p as JSON entries',
    (text) => {
      expect(kindOf((d) => decodeDirectory(text, 'json', false, d))).toBe('unreadable');
    },
  );

  it('has people without an extension, such as imported contacts', () => {
    const contact = { ...ENTRY_JSON, ext: '', login: '', source: 'crm' };
    const { value, drift } = read((d) => decodeDirectory(JSON.stringify([contact]), 'json', false, d));
    expect([value.map(({ ext, source }) => [ext, source]), drift]).toEqual([[['', 'crm']], []]);
  });

  it.each([
    '<Channels/>',
    '<DirectoryInfo><Error>no</Error></DirectoryInfo>',
    '<DirectoryInfo>busy</DirectoryInfo>',
    '<DirectoryInfo><DirectoryEntry/></DirectoryInfo>',
    '<!DOCTYPE html><html><body/></html>',
    '<html><head/><body/></html>',
  ])('does not read %p as an empty directory', (text) => {
    expect(kindOf((d) => decodeDirectory(text, 'xml', false, d))).toBe('unreadable');
  });
});

describe('dbGetCallflow', () => {
  const json = {
    PermissionStatus: [30, 30],
    Status: ['Office', 'Busy'],
    TranslatedStatus: ['Bureau', 'Occupé'],
    CurrentProfile: 'Template-User',
    CurrentStatus: 'Telework',
  };

  it('joins the parallel arrays of JSON by their order', () => {
    expect(read((d) => decodeCallflow(JSON.stringify(json), 'json', d))).toEqual({
      value: {
        currentProfile: 'Template-User',
        currentStatus: 'Telework',
        statuses: [
          { status: 'Office', translated: 'Bureau', permission: 30 },
          { status: 'Busy', translated: 'Occupé', permission: 30 },
        ],
      },
      drift: [],
    });
  });

  it('joins nothing when the arrays differ in length', () => {
    const { value, drift } = read((d) =>
      decodeCallflow(JSON.stringify({ ...json, TranslatedStatus: ['Bureau'] }), 'json', d),
    );
    expect(value.statuses.map((each) => each.translated)).toEqual([null, null]);
    expect(drift).toEqual(['TranslatedStatus is not as long as Status']);
  });

  it.each([
    ['<Status>Office</Status>', [['Office', null]]],
    [
      '<Status>Office</Status><Status>Busy</Status><Translations><Translation><Name>Busy</Name><TranslatedName>Occupé</TranslatedName></Translation></Translations>',
      [
        ['Office', null],
        ['Busy', 'Occupé'],
      ],
    ],
    ['', []],
  ])('reads the statuses of XML: %s', (statuses, expected) => {
    const text = `<dbGetCallflowResult><CurrentProfile>User</CurrentProfile><CurrentStatus>Office</CurrentStatus>${statuses}</dbGetCallflowResult>`;
    const { value, drift } = read((d) => decodeCallflow(text, 'xml', d));
    expect(value.statuses.map((each) => [each.status, each.translated])).toEqual(expected);
    expect(drift).toEqual([]);
  });

  it.each(['{}', '[]', '{"Result":1}', 'null'])('is unreadable: %s', (text) => {
    expect(kindOf((d) => decodeCallflow(text, 'json', d))).toBe('unreadable');
  });
});

describe('dbGetProfileParameters', () => {
  const record = {
    name: 'ForwardNumber',
    friendly_name: 'Number to forward to',
    descr: '',
    value: '0100',
    type: 'EXTENSION',
    owner_type: 'UserVar',
  };
  const xml = `<ProfileParameters><ForwardNumber><name>ForwardNumber</name><friendly_name>Number to forward to</friendly_name><descr/>
    <value>0100</value><type>EXTENSION</type><owner_type>UserVar</owner_type></ForwardNumber><CFU.Number><name>CFU.Number</name><value/>
    <type>DEVICE</type><owner_type>AdminVar</owner_type><enum_options/></CFU.Number></ProfileParameters>`;

  it('reads elements that are named after the parameter', () => {
    const { value, drift } = read((d) => decodeProfileParameters(xml, 'xml', d));
    expect(value.map(({ name, value: text, owner_type }) => [name, text, owner_type])).toEqual([
      ['ForwardNumber', '0100', 'UserVar'],
      ['CFU.Number', '', 'AdminVar'],
    ]);
    expect(drift).toEqual([]);
  });

  it.each([
    ['keyed by name', { ForwardNumber: record }],
    ['as a list', [record]],
  ])('reads JSON %s', (_how, body) => {
    const { value, drift } = read((d) => decodeProfileParameters(JSON.stringify(body), 'json', d));
    expect([value.map((each) => [each.name, each.value]), drift]).toEqual([[['ForwardNumber', '0100']], []]);
  });

  it('reports another name inside than outside', () => {
    expect(read((d) => decodeProfileParameters(JSON.stringify({ Other: record }), 'json', d)).drift).toEqual([
      'a parameter named otherwise inside than outside',
    ]);
  });

  it.each(['{"Result":1}', '"x"', '[null]'])('is unreadable: %s', (text) => {
    expect(kindOf((d) => decodeProfileParameters(text, 'json', d))).toBe('unreadable');
  });
});

describe('the call history', () => {
  const row = {
    timestamp: '2026-03-02 10:00:00',
    caller_name: 'Ada',
    caller_number: '067',
    called_number: '0470',
    disposition: '001',
    uniqueid: '1.20',
  };
  const call = Object.entries(row)
    .map(([name, text]) => `<${name}>${text}</${name}>`)
    .join('');

  it.each([
    ['json', JSON.stringify({ CallHistory: [row] })],
    ['xml', `<CallHistory><Call>${call}</Call></CallHistory>`],
  ] as const)('reads %s, with codes and ids as text', (form, text) => {
    const { value, drift } = read((d) => decodeHistory(text, form, d));
    expect(value[0]).toMatchObject({
      disposition: '001',
      caller_number: '067',
      uniqueid: '1.20',
      billsec: '',
    });
    expect(drift).toEqual([]);
  });

  it('takes a row that stands alone for a list of one', () => {
    const text = JSON.stringify({ CallHistory: row });
    expect(read((d) => decodeHistory(text, 'json', d)).value).toMatchObject([{ uniqueid: '1.20' }]);
  });

  it.each([
    ['json', '[]'],
    ['json', '{"CallHistory":{"Error":"no"}}'],
    ['json', '{"CallHistory":null}'],
    ['json', '{"CallHistory":{}}'],
    ['xml', '<CallHistory><Call/></CallHistory>'],
    ['xml', '<Calls/>'],
  ] as const)('never reads %s %s as no calls', (form, text) => {
    expect(kindOf((d) => decodeHistory(text, form, d))).toBe('unreadable');
  });
});

describe('documents that share a root', () => {
  const live =
    '<Channels><Channel><ID>SIP/SDC30016-97c7</ID><CallerId>"0027" [0027]</CallerId><Seconds></Seconds><State>Up</State><Link/></Channel></Channels>';
  const parked =
    '<Channels><hash>862093622588abc40d34bd0cda49f315</hash><Channel><ID>SIP/SDP40001-b684</ID><CallerId>102</CallerId><ParkSlot>0701</ParkSlot><Variables>A=1</Variables></Channel></Channels>';
  const infos = '<Queues><Queue><Id>AQA00001</Id><Name>GeneralQ1</Name></Queue></Queues>';
  const statuses = '<Queues><Queue><Name>GeneralQ1</Name><Calls>0</Calls></Queue></Queues>';

  it('reads each by the function that asked', () => {
    expect(read((d) => decodeChannels(live, [], d)).value[0]).toMatchObject({
      ID: 'SIP/SDC30016-97c7',
      Seconds: '',
      Link: '',
    });
    expect(read((d) => decodeParked(parked, d))).toMatchObject({
      value: [{ ParkSlot: '0701', Variables: 'A=1' }],
      drift: [],
    });
    expect(read((d) => decodeQueueInfo(infos, d))).toMatchObject({ value: [{ Id: 'AQA00001' }], drift: [] });
    expect(read((d) => decodeQueueStatus(statuses, d))).toMatchObject({ value: [{ Calls: '0' }], drift: [] });
  });

  it('refuses each as the other', () => {
    expect([
      kindOf((d) => decodeChannels(parked, [], d)),
      kindOf((d) => decodeParked(live, d)),
      kindOf((d) => decodeQueueInfo(statuses, d)),
      kindOf((d) => decodeQueueStatus(infos, d)),
    ]).toEqual(['unreadable', 'unreadable', 'unreadable', 'unreadable']);
  });

  it('reads an empty list and one with nothing but its hash', () => {
    expect(read((d) => decodeChannels('<Channels/>', [], d)).value).toEqual([]);
    expect(read((d) => decodeParked('<Channels><hash>00</hash></Channels>', d)).value).toEqual([]);
  });

  it('gives variables back under the name asked, whatever their case, and keeps unknown states', () => {
    const text = live
      .replace('<Link/>', '<Link/><Vars><Callspool>0ab</Callspool></Vars>')
      .replace('>Up<', '>Sideways<');
    const { value, drift } = read((d) => decodeChannels(text, ['callspool', 'other'], d));
    expect([value[0]?.vars, value[0]?.State]).toEqual([{ callspool: '0ab' }, 'Sideways']);
    expect(drift).toEqual(['unknown channel state Sideways']);
  });
});

it('reads members, one or many, and what else is not on the page as drift', () => {
  const member =
    '<Member><Name>Queue Receptionist</Name><Ext>02000</Ext><Phone>SDO30001</Phone><Queue>General</Queue><Status>1</Status><Membership>dynamic</Membership><Paused>0</Paused></Member>';
  const one = read((d) => decodeMembers(`<Members>${member}</Members>`, d));
  expect([one.value.map((each) => each.Ext), one.drift]).toEqual([['02000'], []]);
  const two = read((d) => decodeMembers(`<Members>${member}${member}<Total>2</Total></Members>`, d));
  expect([two.value.length, two.drift]).toEqual([2, ['unknown element Total']]);
});

it('reads registrations, which stand without a wrapper', () => {
  const phone = (id: string) =>
    `<Phones><ID>${id}</ID><IPaddress>-none-</IPaddress><IPport>0</IPport><Registered>0</Registered></Phones>`;
  const text = `<dbGetRegistrationResult>${phone('SDPH0100')}${phone('SDPH0101')}</dbGetRegistrationResult>`;
  expect(read((d) => decodeRegistrations(text, d)).value.map((each) => each.ID)).toEqual([
    'SDPH0100',
    'SDPH0101',
  ]);
  // The guide's own sample stops before its closing root.
  expect(kindOf((d) => decodeRegistrations(`<dbGetRegistrationResult>${phone('SDPH0100')}`, d))).toBe(
    'unreadable',
  );
});

describe('the deprecated reads', () => {
  it('dbGetNextStatus', () => {
    const text =
      '<dbGetNextStatusResult><Profile>User</Profile><Status>Office</Status><Next_Status>Busy</Next_Status></dbGetNextStatusResult>';
    expect(read((d) => decodeNextStatus(text, d))).toMatchObject({
      value: { Next_Status: 'Busy' },
      drift: [],
    });
    expect(kindOf((d) => decodeNextStatus('<dbGetNextStatusResult/>', d))).toBe('unreadable');
  });

  const phone = {
    name: 'SDB20001',
    mac: '000B8200FBB5',
    state: 'Idle',
    ip: '',
    lastcall: '7-25 17:34:9',
    localchannel: '',
    remotechannel: '',
  };
  it.each([
    [
      'xml',
      `<PhoneState><Phone>${Object.entries(phone)
        .map(([k, v]) => `<${k}>${v}</${k}>`)
        .join('')}</Phone></PhoneState>`,
    ],
    ['json', JSON.stringify({ PhoneState: { Phone: phone } })],
    ['json', JSON.stringify([phone])],
    ['json', JSON.stringify({ PhoneState: [phone] })],
  ] as const)('dbGetPhoneState %s', (form, text) => {
    expect(read((d) => decodePhoneState(text, form, d)).value[0]).toMatchObject({
      mac: '000B8200FBB5',
      lastcall: '7-25 17:34:9',
    });
  });
  it('dbGetPhoneState that is none', () => {
    expect(kindOf((d) => decodePhoneState('"x"', 'json', d))).toBe('unreadable');
  });
});

describe('result codes', () => {
  const xml = (root: string, code: string) => `<${root}><Result>${code}</Result></${root}>`;
  const verdicts = (
    root: string,
    codes: Parameters<typeof decodeXmlResult>[1]['codes'],
    of: readonly string[],
  ) => of.map((code) => kindOf((d) => decodeXmlResult(xml(root, code), { root, codes }, d)));

  it('0 and 1, and nothing else', () => {
    expect(verdicts('ccHangupResult', zeroOrOne('no'), ['0', '1', '2', '', 'OK', '-1'])).toEqual([
      'value',
      'refused, none',
      'unreadable',
      'unreadable',
      'unreadable',
      'unreadable',
    ]);
  });

  it('ccQueueAdd documents 0 alone', () => {
    expect(verdicts('ccQueueAdd', ONLY_ZERO, ['0', '1'])).toEqual(['value', 'unreadable']);
  });

  // A phone may have rung before a blocking call failed; nobody waits for the call with async=true.
  it('a blocking ccOriginate’s 1 leaves open what happened', () => {
    expect(verdicts('ccOriginateResult', originateCodes(false), ['0', '1'])).toEqual([
      'value',
      'refused, unknown',
    ]);
    expect(verdicts('ccOriginateResult', originateCodes(true), ['0', '1'])).toEqual([
      'value',
      'refused, none',
    ]);
  });

  // The most dangerous inconsistency of the API: a helper for "0 is fine" would report a failed pause as done.
  it('ccQueuePauseAll is the other way round, and says which operation was understood', () => {
    expect(verdicts('PauseAll', pauseAllCodes(true), ['0', '1', '2', '3'])).toEqual([
      'refused, unknown',
      'value',
      'unreadable',
      'unreadable',
    ]);
    expect(verdicts('PauseAll', pauseAllCodes(false), ['0', '1', '2', '3'])).toEqual([
      'unreadable',
      'unreadable',
      'refused, unknown',
      'value',
    ]);
  });

  it('dbSetProfile: 5 may have changed something, 4 is not documented', () => {
    expect(verdicts('dbSetProfileResult', SET_PROFILE_CODES, ['0', '1', '2', '3', '4', '5'])).toEqual([
      'value',
      'refused, none',
      'refused, none',
      'refused, none',
      'unreadable',
      'refused, unknown',
    ]);
  });

  it('dbSetProfileParameters: a refusal of one pair wrote nothing, of several perhaps some', () => {
    const root = 'dbSetProfileParametersResult';
    expect([
      ...verdicts(root, setParametersCodes(1), ['2', '5']),
      ...verdicts(root, setParametersCodes(2), ['2']),
    ]).toEqual(['refused, none', 'refused, unknown', 'refused, unknown']);
  });

  it.each([
    ['{"Result":0}', 'value'],
    ['{"Result":"0"}', 'value'],
    ['{"Result":1}', 'refused, none'],
    ['{"Result":true}', 'unreadable'],
    ['{"Result":0.5}', 'unreadable'],
    ['{}', 'unreadable'],
    ['[]', 'unreadable'],
    ['0', 'unreadable'],
    ['<dbSetProfileResult><Result>0</Result></dbSetProfileResult>', 'unreadable'],
  ])('JSON %s: %s', (text, kind) => {
    expect(kindOf((d) => decodeJsonResult(text, { codes: zeroOrOne('no') }, d))).toBe(kind);
  });

  it('believes no code under another root, and none that comes twice', () => {
    const shape = { root: 'ccParkResult', codes: zeroOrOne('no') };
    expect(kindOf((d) => decodeXmlResult(xml('ccHangupResult', '0'), shape, d))).toBe('unreadable');
    const twice = '<ccParkResult><Result>0</Result><Result>1</Result></ccParkResult>';
    expect(kindOf((d) => decodeXmlResult(twice, shape, d))).toBe('unreadable');
  });

  // Each of these says 0 and says trouble: which of the two is true nobody can tell, and a success would be believed.
  it.each([
    'fatal error<Result>0</Result>',
    '<Result>0</Result><Error>no such phone</Error>',
    '<Result>0</Result><ErrorText>no such phone</ErrorText>',
    '<Result>0</Result><ResultText>NOK</ResultText>',
    '<Result>0</Result><Status>NOK</Status>',
    '<Status>OK</Status><Status>NOK</Status><Result>0</Result>',
  ])('does not believe the 0 of %s', (inner) => {
    const shape = { root: 'ccOriginateResult', codes: originateCodes(true) };
    const text = `<ccOriginateResult>${inner}</ccOriginateResult>`;
    expect(kindOf((d) => decodeXmlResult(text, shape, d))).toBe('unreadable');
  });

  it('believes a 0 beside the words that are printed, and beside empty ones', () => {
    const shape = { root: 'x', codes: SET_PROFILE_CODES, beside: ['ResultText', 'Debug', 'Error'] };
    const text = '<x><Result>0</Result><ResultText>OK</ResultText><Debug>query took 3 ms</Debug><Error/></x>';
    expect(kindOf((d) => decodeXmlResult(text, shape, d))).toBe('value');
  });

  it.each(['{"Result":0,"Error":"no"}', '{"Result":0,"ResultText":"NOK"}', '{"Result":0,"error":{"id":1}}'])(
    'does not believe the 0 of JSON %s',
    (text) => {
      expect(kindOf((d) => decodeJsonResult(text, { codes: SET_PROFILE_CODES }, d))).toBe('unreadable');
    },
  );

  it('reports an element that is not documented beside the code', () => {
    const text = '<ccParkResult><Result>0</Result><Slot>701</Slot></ccParkResult>';
    expect(read((d) => decodeXmlResult(text, { root: 'ccParkResult', codes: ONLY_ZERO }, d)).drift).toEqual([
      'unknown field Slot',
    ]);
  });
});

describe('ccQueuePause', () => {
  const text = (paused: string, queue = 'Sales') =>
    `<ccQueuePauseResult><Paused>${paused}</Paused><Queue>${queue}</Queue></ccQueuePauseResult>`;
  it.each([
    [true, '1', 'value'],
    [true, '0', 'refused, none'],
    [false, '0', 'value'],
    [false, '1', 'refused, none'],
    [true, '', 'unreadable'],
    [true, 'true', 'unreadable'],
  ])('asked for %p and told %p: %s', (paused, told, kind) => {
    expect(kindOf((d) => decodeQueuePause(text(told), { queue: 'Sales', paused }, d))).toBe(kind);
  });
  it.each([
    '<Paused>1</Paused><Paused>0</Paused>',
    '<Paused>1</Paused><Error>no</Error>',
    'no<Paused>1</Paused>',
  ])('does not believe %s', (inner) => {
    const told = `<ccQueuePauseResult>${inner}<Queue>Sales</Queue></ccQueuePauseResult>`;
    expect(kindOf((d) => decodeQueuePause(told, { queue: 'Sales', paused: true }, d))).toBe('unreadable');
  });
  it('reports another queue, as in the guide’s own sample', () => {
    expect(
      read((d) => decodeQueuePause(text('1', 'HuntGroup1'), { queue: 'Sales', paused: true }, d)).drift,
    ).toHaveLength(1);
  });
});

it.each([
  ['<Authenticate><Result>OK</Result></Authenticate>', 'right'],
  ['<Authenticate><Result>NOK</Result></Authenticate>', 'wrong'],
  ['<Authenticate><Result>UNDEFINED</Result></Authenticate>', 'undefined'],
])('dbAuthenticate %s: %s', (text, verdict) => {
  expect(read((d) => decodeAuthenticate(text, d)).value).toBe(verdict);
});

it.each([
  ['<Authenticate><Error>Bad command XXXXXX</Error></Authenticate>', 'refused, none'],
  ['<Authenticate><Result>ok</Result></Authenticate>', 'unreadable'],
  ['<Authenticate><Result>OK</Result><Result>NOK</Result></Authenticate>', 'unreadable'],
  ['<Authenticate><Result>OK</Result><Error>no database</Error></Authenticate>', 'unreadable'],
  ['<Authenticate/>', 'unreadable'],
])('dbAuthenticate %s: %s', (text, kind) => {
  expect(kindOf((d) => decodeAuthenticate(text, d))).toBe(kind);
});

it.each([
  ['{"Result":0}', 'accepted'],
  ['{"Result":0,"ResultText":"NOK"}', 'unclear'],
  ['{}', 'unclear'],
  ['[]', 'unclear'],
  ['true', 'unclear'],
  ['', 'unclear'],
])('fusionQueuesSet %s: %s', (text, verdict) => {
  expect(read(() => decodeFusion(text)).value).toBe(verdict);
});

it.each([
  ['{"Result":1}', 'refused, unknown'],
  ['{"error":"no"}', 'refused, unknown'],
  ['{"Resu', 'unreadable'],
  ['<html></html>', 'unreadable'],
])('fusionQueuesSet %s: %s', (text, kind) => {
  expect(kindOf(() => decodeFusion(text))).toBe(kind);
});

describe('ccSetvar and ccGetvar', () => {
  it.each([
    ['0', 'value'],
    [' 0\n', 'value'],
    ['<ccSetvar><Result>0</Result></ccSetvar>', 'value'],
    ['<ccSetvar>0</ccSetvar>', 'value'],
    // The fuzz made it out of another function's answer: whose Result it is must stand around it.
    ['<Result>0</Result>', 'unreadable'],
    ['<ccSetVarResult><Result>0</Result><ResultText>OK</ResultText></ccSetVarResult>', 'value'],
    ['<ccSetVarResult><Result>1</Result><ResultText>NOK</ResultText></ccSetVarResult>', 'refused, none'],
    ['1', 'refused, none'],
    ['<ccSetVarResult><Result>1</Result></ccSetVarResult>', 'refused, none'],
    ['', 'unreadable'],
    ['OK', 'unreadable'],
    ['<html>0</html>', 'unreadable'],
    ['<ccSetvar><a>0</a></ccSetvar>', 'unreadable'],
    ['<ccSetvar><Result>0</Result><Error>x</Error></ccSetvar>', 'unreadable'],
    ['<ccSetvar>fatal error<Result>0</Result></ccSetvar>', 'unreadable'],
    ['<ccSetvar><Result>0</Result><ResultText>NOK</ResultText></ccSetvar>', 'unreadable'],
  ])('set, %p: %s', (text, kind) => {
    expect(kindOf(() => decodeSetVariable(text))).toBe(kind);
  });

  // A value "1" must not pass for the failure of the other function.
  it.each([
    ['test', 'test'],
    ['1', '1'],
    ['007\n', '007'],
    ['', ''],
    ['<ccGetvar><Result>0a</Result></ccGetvar>', '0a'],
    ['<ccGetvar/>', ''],
  ])('get, %p: %p', (text, value) => {
    expect(read(() => decodeGetVariable(text)).value).toBe(value);
  });

  it.each([
    '<html>sign in</html>',
    'PHP Warning\nin line 3',
    '<ccGetvar><a>1</a><b>2</b></ccGetvar>',
    'Warning: mysql_connect() failed',
    'PHP Fatal error: out of memory',
    '<ccGetvar><Error>no such channel</Error></ccGetvar>',
    '<ccGetvar>failed<Result>7</Result></ccGetvar>',
  ])('get, %p is no value', (text) => {
    expect(kindOf(() => decodeGetVariable(text))).toBe('unreadable');
  });
});

describe('pumLogin and pumLogout', () => {
  const login = (phone: string) =>
    `<pumLoginResult><Extension>02002</Extension><Phone>${phone}</Phone><Status>OK</Status><StatusText>done.</StatusText><Virtual>SVE20001</Virtual><Result>0</Result></pumLoginResult>`;
  const asked = { root: 'pumLoginResult', extension: '02002', phone: 'SDP80002' };

  it('reads the elements by name', () => {
    expect(read((d) => decodePum(login('SDP80002'), asked, d))).toEqual({
      value: { extension: '02002', phone: 'SDP80002', virtualPhone: 'SVE20001', statusText: 'done.' },
      drift: [],
    });
    const logout =
      '<pumLogoutResult><Extension>02002</Extension><Result>0</Result><Status>OK</Status><StatusText>done.</StatusText></pumLogoutResult>';
    expect(read((d) => decodePum(logout, { root: 'pumLogoutResult', extension: '02002' }, d)).drift).toEqual(
      [],
    );
  });

  it('reports another phone than was asked for, as in the guide’s own sample', () => {
    expect(read((d) => decodePum(login('SDP80003'), asked, d)).drift).toEqual([
      'another Phone in the answer than asked for',
    ]);
  });

  it.each([
    ['without more', '<Result>0</Result>'],
    ['with an error', '<Result>0</Result><Error>failed</Error>'],
    ['with another status', '<Extension>02002</Extension><Status>NOK</Status><Result>0</Result>'],
    ['for another extension', '<Extension>02003</Extension><Status>OK</Status><Result>0</Result>'],
  ])('does not believe a 0 %s', (_how, inner) => {
    const text = `<pumLoginResult>${inner}</pumLoginResult>`;
    expect(kindOf((d) => decodePum(text, asked, d))).toBe('unreadable');
  });

  it('is refused with an error text', () => {
    const text = '<pumLoginResult><Result>1</Result><Error>too soon</Error></pumLoginResult>';
    expect(kindOf((d) => decodePum(text, asked, d))).toBe('refused, none');
  });
});
