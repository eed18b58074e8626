import { newCallsTo, toCall } from './xcally.mapper.js';
import { decodeEnvelope } from './xcally.wire.js';

/** As the vendor's page prints it, word processor's quotes and double prime included. */
const PRINTED =
  '{“method”:”channels”,”response”:”true”,”rows”:[{“extension”:”600″,”queue”:””,”calldata”:””,”channel”:””,”event”:””, “uniqueid”:””,”status”:”ACTIVE”,”duration”:6,”codec”:”PCMU”}]}';
const JSON_TEXT = PRINTED.replace(/[\u201C\u201D\u2033]/g, '"');
const XML_TEXT =
  '<root xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"> <method>channels</method> <response>true</response> <row> <extension>600</extension> <queue/> <calldata/> <channel/> <evt/> <uniqueid/> <status>ACTIVE</status> <duration>2</duration> <codec>PCMU</codec> </row> </root>';

const callOf = (row: Parameters<typeof toCall>[0]) => {
  const read = toCall(row);
  if (typeof read === 'string') throw new Error(read);
  return read;
};

describe('the envelope', () => {
  it.each([
    ['JSON', JSON_TEXT, 'json'],
    ['JSON behind a byte order mark', `\uFEFF${JSON_TEXT}`, 'json'],
    ['JSON exactly as printed', PRINTED, 'json'],
    ['XML', XML_TEXT, 'xml'],
    [
      'XML behind a byte order mark and a declaration',
      `\uFEFF<?xml version="1.0" encoding="utf-8"?>${XML_TEXT}`,
      'xml',
    ],
  ] as const)('is read from %s', (_what, text, format) => {
    const envelope = decodeEnvelope(text, format);
    expect(envelope).toMatchObject({ method: 'channels', response: true, drift: [] });
    const { call, drift } = callOf(envelope?.rows[0] ?? {});
    expect([call.number, call.state, drift]).toEqual(['600', 'talking', []]);
    expect(call.durationSeconds).toBe(format === 'json' ? 6 : 2);
  });

  it('keeps quotes of a word processor that stand inside good JSON', () => {
    const text = '{"method":"recents","response":"true","rows":[{"name":"“Ada”"}]}';
    expect(decodeEnvelope(text, 'json')?.rows).toEqual([{ name: '“Ada”' }]);
  });

  // "false" is true in JavaScript.
  it.each([
    ['"true"', true],
    ['"True"', true],
    ['true', true],
    ['"false"', false],
    ['false', false],
    ['"yes"', null],
    ['1', null],
    ['null', null],
  ])('response %s is %p', (word, response) => {
    expect(decodeEnvelope(`{"method":"answer","response":${word}}`, 'json')?.response).toBe(response);
  });

  it.each([
    ['one', '<row><extension>1</extension></row>', 1],
    ['many', '<row><extension>1</extension></row><row><extension>2</extension></row>', 2],
    ['none', '', 0],
  ])('has rows in XML: %s', (_what, rows, count) => {
    expect(
      decodeEnvelope(`<root><method>x</method><response>true</response>${rows}</root>`, 'xml')?.rows,
    ).toHaveLength(count);
  });

  it('calls evt by its JSON name, and reports what is not on the page', () => {
    const text = '<root><method>x</method><response>true</response><row><evt>a</evt></row><hint/></root>';
    expect(decodeEnvelope(text, 'xml')).toMatchObject({
      rows: [{ event: 'a' }],
      drift: ['unknown field hint'],
    });
    expect(decodeEnvelope('{"method":"x","response":"true","hint":1}', 'json')?.drift).toEqual([
      'unknown field hint',
    ]);
  });

  it.each([
    ['json', ''],
    ['json', '[]'],
    ['json', '{"response":"true"}'],
    ['json', '{"method":"channels","response":"true","rows":{}}'],
    ['json', '{"method":"channels","response":"true","rows":["600"]}'],
    ['json', XML_TEXT],
    ['xml', JSON_TEXT],
    ['xml', '<html><method>channels</method><response>true</response></html>'],
    ['xml', '<root><response>true</response></root>'],
    ['xml', '<root><method>channels</method><response>true</response><response>false</response></root>'],
    ['xml', '<root><method>channels</method><response>true</response>'],
    ['xml', '<root><method>channels</method><response>tru<row/>e</response></root>'],
    ['xml', '<root><method>chan<row/>nels</method><response>true</response></root>'],
  ] as const)('is none in %s: %s', (format, text) => {
    expect(decodeEnvelope(text, format)).toBeNull();
  });
});

describe('a call', () => {
  it.each([
    ['ACTIVE', 'talking', null],
    ['INCOMING', 'incoming', true],
    ['HOLDING', 'held', null],
    ['alerting', 'ringing', null],
    ['TERMINATED', 'ended', null],
  ])('%s is %s', (status, state, isIncoming) => {
    expect(callOf({ extension: '0600', status })).toMatchObject({
      call: { number: '0600', state, isIncoming },
      drift: [],
    });
  });

  it.each(['DREAMING', '', 'constructor'])('keeps the unknown status %p, which means nothing', (status) => {
    const { call, drift } = callOf({ extension: '600', status });
    expect([call.state, call.stateText, drift.length]).toEqual(['unknown', status, 1]);
  });

  it('needs its number, the only handle there is', () => {
    expect(toCall({ status: 'ACTIVE' })).toBe('a call without its number');
  });
});

describe('new calls to a number', () => {
  const call = (extension: string, duration: number, status = 'ACTIVE') =>
    callOf({ extension, duration, status }).call;
  it.each([
    ['one where there was none', [], [call('0600', 0)], 1],
    ['the same one, older', [call('0600', 5)], [call('0600', 7)], 0],
    ['a later one, shorter than the one before', [call('0600', 50)], [call('0600', 1)], 1],
    ['one beside the old one', [call('0600', 5)], [call('0600', 7), call('0600', 0)], 1],
    ['two at once', [], [call('0600', 1), call('0600', 0)], 2],
    ['another number', [], [call('0700', 0)], 0],
    ['the number written otherwise', [], [call('+0600', 0)], 1],
    ['one that rings for us', [], [call('0600', 0, 'INCOMING')], 0],
  ])('%s', (_what, before, after, count) => {
    expect(newCallsTo('0600', before, after)).toHaveLength(count);
  });
});

it.each([
  ['json', '{"method":"originate","response":"true","error":"not registered"}'],
  ['xml', '<root><method>originate</method><response>true</response><error>not registered</error></root>'],
] as const)('an error beside the answer is trouble (%s)', (format, text) => {
  expect(decodeEnvelope(text, format)?.hasTrouble).toBe(true);
  expect(decodeEnvelope(text.replace('not registered', ''), format)?.hasTrouble).toBe(false);
});

it('text between the elements is no envelope', () => {
  expect(
    decodeEnvelope('<root>err<method>hangup</method><response>true</response></root>', 'xml'),
  ).toBeNull();
});

it('a call that is being dialled is an outgoing one', () => {
  const read = toCall({ extension: '0600', status: 'CONNECTING' });
  expect(typeof read === 'string' ? read : read.call.isIncoming).toBe(false);
});
