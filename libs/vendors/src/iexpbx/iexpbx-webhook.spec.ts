import fc from 'fast-check';
import { LEAD } from '../testing/fixtures.js';
import { decodeIexpbxKeyPress, decodeIexpbxWebhook } from './iexpbx-webhook.js';

const eventOf = (query: string) => {
  const decoded = decodeIexpbxWebhook(query);
  if (!decoded.ok) throw new Error(decoded.problem);
  return decoded.event;
};

describe('decodeIexpbxWebhook', () => {
  it('reads a start', () => {
    expect(eventOf('caller=905071112233&called=101&chan=x-1')).toEqual({
      event: 'started',
      chanid: 'x-1',
      source: '905071112233',
      destination: '101',
      callType: null,
      statusWord: null,
      result: null,
      durationSeconds: null,
      drift: [],
    });
  });

  it('reads a hang-up with the vendor’s own spelling', () => {
    expect(eventOf('?chan=x-1&callstatus=ANSER&callduration=12,5')).toMatchObject({
      event: 'hung_up',
      statusWord: 'ANSER',
      result: 'ANSWERED',
      durationSeconds: 12.5,
    });
  });

  // The page's sample template, copied as it is printed.
  it.each([
    ['BUSY', 'BUSY'],
    ['NOANSWER', 'NO_ANSWER'],
    ['CANCEL', 'CANCELLED'],
  ])('recovers the status from the faulty sample: callstatus%s', (word, result) => {
    expect(eventOf(`chan=x-1&callstatus${word}&callduration=3`)).toMatchObject({
      event: 'hung_up',
      statusWord: word,
      result,
      drift: ['the URL template lacks "=" after callstatus'],
    });
  });

  it('keeps a word that nobody knows', () => {
    expect(eventOf('chan=x&callstatus=ODD')).toMatchObject({
      statusWord: 'ODD',
      result: null,
      drift: ['unknown status ODD'],
    });
  });

  it.each([
    '',
    'caller=1&called=2',
    'chan=',
    'chan={chanid}&caller=1',
    'chan=x&caller=%7Bsrc%7D',
    'chan=x&callstatus{status}',
  ])('refuses %p', (query) => {
    expect(decodeIexpbxWebhook(query).ok).toBe(false);
  });

  it.each([
    ['%C5%9Ei%C5%9Fli', 'Şişli'],
    ['%DEi%FEli', 'Şişli'],
    ['\u00deehir', 'Şehir'],
    ['Ann+Lee', 'Ann Lee'],
    ['+90507', '+90507'],
    ['100%', '100%'],
  ])('reads the caller %p as %p', (sent, caller) => {
    expect(eventOf(`chan=x&caller=${sent}`).source).toBe(caller);
  });

  it('takes the parameter names of another template', () => {
    const names = { source: 'a', destination: 'b', chanid: 'c', callType: 'd', status: 's', duration: 't' };
    expect(decodeIexpbxWebhook('a=1&b=2&c=3', names)).toMatchObject({
      ok: true,
      event: { source: '1', chanid: '3' },
    });
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (query) => typeof decodeIexpbxWebhook(query).ok === 'boolean',
      ),
    );
  });
});

describe('decodeIexpbxKeyPress', () => {
  it('reads what the sample script sends', () => {
    expect(decodeIexpbxKeyPress(`tuslama=1*&id=${LEAD}`)).toEqual({
      ok: true,
      event: { correlationId: LEAD, digits: '1*' },
    });
  });

  it('reads a caller who pressed nothing', () => {
    expect(decodeIexpbxKeyPress(`tuslama=&id=${LEAD}`)).toMatchObject({ ok: true, event: { digits: '' } });
  });

  it.each([
    `tuslama=1`,
    `id=${LEAD}`,
    `tuslama=1&id=\${MSTUF}`,
    `tuslama=\${tuslama}&id=${LEAD}`,
    `tuslama=1;drop&id=${LEAD}`,
  ])('refuses %p', (query) => expect(decodeIexpbxKeyPress(query).ok).toBe(false));
});

it.each(['chan=1&callstatus=&callduration=', 'chan=1&callduration=', 'chan=1&callstatus='])(
  'takes %s for a hang-up that says nothing more',
  (query) => {
    expect(decodeIexpbxWebhook(query)).toMatchObject({
      ok: true,
      event: { event: 'hung_up', statusWord: null, result: null, durationSeconds: null },
    });
  },
);
