import fc from 'fast-check';
import { encodeQuery } from '../core/query.js';
import {
  demandChannel,
  demandExtension,
  demandQueue,
  encodeVariables,
  toDirectory,
  toOriginate,
  toProfileParameters,
  toRecord,
  type OriginateRequest,
} from './escaux-request.mapper.js';

const refusalOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was refused');
};
const field = (name: string) => expect.objectContaining({ field: name, kind: 'refused', effect: 'none' });

const CALL: OriginateRequest = { phoneId: 'SDPA00001', to: '0032470000001', isAsync: true };

describe('ccOriginate', () => {
  it('is percent-encoded, also what the guide prints raw', () => {
    const query = toOriginate({
      ...CALL,
      to: '+32470000001',
      extension: '067',
      variables: { callspool: '0ab', empty: '' },
    });
    expect(encodeQuery(query)).toBe(
      'phone_id=SDPA00001&to=%2B32470000001&ext=067&async=true&var=callspool%3D0ab%7Cempty%3D',
    );
  });

  it('says false as well, and keeps a Local channel when asked', () => {
    const query = toOriginate({
      ...CALL,
      phoneId: '102',
      technology: 'Local',
      extension: '102',
      isAsync: false,
      localOptimization: false,
    });
    expect(encodeQuery(query)).toBe(
      'phone_id=102&to=0032470000001&ext=102&technology=Local&async=false&local_optimization=false',
    );
  });

  it.each<[string, Partial<OriginateRequest>]>([
    ['phoneId', { phoneId: '102' }],
    ['phoneId', { phoneId: 'SDPA1' }],
    ['phoneId', { phoneId: '' }],
    ['to', { to: '' }],
    ['to', { to: '0470 00' }],
    ['to', { to: '0|var=x' }],
    ['extension', { technology: 'Local', phoneId: '102' }],
    ['extension', { extension: 'abc' }],
    ['variables.id', { variables: { id: 'a|b' } }],
    ['variables.id', { variables: { id: 'a-b' } }],
    ['variables.id', { variables: { id: 'é' } }],
    ['variables.id', { variables: { id: 'a'.repeat(60) } }],
    ['variables.a|b', { variables: { 'a|b': '1' } }],
    ['variables.1a', { variables: { '1a': '1' } }],
    ['variables', { variables: { id: '1', ID: '2' } }],
  ])('names the field that cannot be said: %s', (name, change) => {
    expect(refusalOf(() => toOriginate({ ...CALL, ...change }))).toEqual(field(name));
  });

  it('takes every value of the documented alphabet, and splits back into the same variables', () => {
    const letters = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'];
    const text = fc.string({ unit: fc.constantFrom(...letters), maxLength: 59 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const encoded = encodeVariables('ccOriginate', { first: a, second: b });
        expect(encoded.split('|').map((part) => part.split('='))).toEqual([
          ['first', a],
          ['second', b],
        ]);
      }),
    );
  });
});

it('ccRecord goes to one mailbox or one plain file', () => {
  const channel = 'SIP/SDO30001-0000003d';
  const query = toRecord({ channel, action: 'start', target: { mailbox: '0100' }, callerExtension: '2000' });
  expect(encodeQuery(query)).toBe(
    'channel_id=SIP%2FSDO30001-0000003d&mailbox=0100&action=start&caller_id=2000',
  );
  for (const filename of ['', 'a/b', '..', 'a.wav', 'a b']) {
    expect(refusalOf(() => toRecord({ channel, action: 'stop', target: { filename } }))).toEqual(
      field('target.filename'),
    );
  }
});

it('keeps leading zeros and service extensions', () => {
  expect(['067', '*215', '000'].map((ext) => demandExtension('x', 'ext', ext))).toEqual([
    '067',
    '*215',
    '000',
  ]);
  expect(refusalOf(() => demandExtension('x', 'ext', '67a'))).toEqual(field('ext'));
});

it.each(['SIP/SDC30015-d156', 'IAX2/user@192.0.2.10:4569/3'])('takes the channel %s', (channel) => {
  expect(demandChannel('x', 'channel', channel)).toBe(channel);
});
it.each(['', 'SIP', 'SIP/', 'SIP/a b', 'SIP/a|b', '/a'])('refuses the channel %p', (channel) => {
  expect(refusalOf(() => demandChannel('x', 'channel', channel))).toEqual(field('channel'));
});

// With an id the SOP finds no queue and answers an empty list.
it.each(['AQA00001', '', ' Sales', 'A,B', 'A|B', 'a\nb'])('refuses the queue %p', (queue) => {
  expect(refusalOf(() => demandQueue('x', 'queue', queue))).toEqual(field('queue'));
});

it('filters the directory by what is given only', () => {
  const query = toDirectory({ ext: '6%', sop1: '00033445', wildcards: 'strict' });
  expect(encodeQuery(query)).toBe('ext=6%25&sop1=00033445&wildcards=strict');
  expect(refusalOf(() => toDirectory({ sop1: '33445' }))).toEqual(field('sop1'));
});

it('writes profile parameters with their dots, and none that it cannot reach', () => {
  expect(encodeQuery(toProfileParameters('0512', { 'CFU.Number': '0526' }))).toBe('ext=0512&CFU.Number=0526');
  expect(refusalOf(() => toProfileParameters('512', {}))).toEqual(field('values'));
  expect(refusalOf(() => toProfileParameters('512', { ext: '1' }))).toEqual(field('values.ext'));
  expect(refusalOf(() => toProfileParameters('512', { 'a&b': '1' }))).toEqual(field('values.a&b'));
});
