import fc from 'fast-check';
import { LEAD } from '../testing/fixtures.js';
import { VendorEncodingError } from '../core/vendor-error.js';
import { demandListName, encodeList, listNameOfDialerbase, toBase64 } from './ucontact-list.mapper.js';

const options = {
  operation: 'test',
  campaign: 'Power<-',
  isProgressive: false,
  encoding: 'ascii',
  maxDataBytes: null,
} as const;
const row = { correlationId: LEAD, number: '098344484', data: { var1: 'val1' } };

describe('encodeList', () => {
  it('writes a line per row, without header and final line end', () => {
    const rows = [row, { ...row, alternatives: ['099124484', '099111111'], priority: 5, agent: '1001' }];
    expect(encodeList(rows, options)).toBe(
      `Power<-;098344484;lead=${LEAD}:var1=val1;;9999\n` +
        `Power<-;098344484;lead=${LEAD}:var1=val1;099124484:099111111;5;1001`,
    );
  });

  it.each([
    ['a number with punctuation', { ...row, number: '09-834' }, 'row 1: number'],
    ['a number without digits', { ...row, number: '+' }, 'row 1: number'],
    ['a value with a separator', { ...row, data: { a: '10:30' } }, 'row 1: data.a'],
    ['the number among its alternatives', { ...row, alternatives: [row.number] }, 'row 1: alternatives'],
    ['priority 0', { ...row, priority: 0 }, 'row 1: priority'],
    ['priority 1.5', { ...row, priority: 1.5 }, 'row 1: priority'],
    ['an agent that would break the line', { ...row, agent: '1001;x' }, 'row 1: agent'],
  ])('refuses %s', (_what, bad, field) => {
    expect(() => encodeList([bad], options)).toThrow(VendorEncodingError);
    expect(() => encodeList([bad], options)).toThrow(
      expect.objectContaining({ field, effect: 'none', kind: 'refused' }),
    );
  });

  it('wants an agent in every row of a progressive dialer, and at least one row', () => {
    expect(() => encodeList([row], { ...options, isProgressive: true })).toThrow(/progressive/);
    expect(() => encodeList([], options)).toThrow(/no rows/);
  });
});

it.each(['basetest', 'a'.repeat(50), '_x-1', 'run42'])('takes the list name %s', (name) => {
  expect(demandListName('test', name)).toBe(name);
});

it.each(['', 'Rest', 'a.csv', 'a b', 'a'.repeat(51), '-x', 'añ'])('refuses the list name %p', (name) => {
  expect(() => demandListName('test', name)).toThrow(VendorEncodingError);
});

it('compares list names without the extension that the vendor may show', () => {
  expect(listNameOfDialerbase('basetest.CSV')).toBe('basetest');
});

it('writes standard base64 of the UTF-8 bytes, however long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      expect(Buffer.from(toBase64(text), 'base64').toString('utf8')).toBe(Buffer.from(text).toString('utf8'));
    }),
  );
  const long = 'é'.repeat(100_000);
  expect(Buffer.from(toBase64(long), 'base64').toString('utf8')).toBe(long);
});
