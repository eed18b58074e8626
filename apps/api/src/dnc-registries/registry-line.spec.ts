import { isHeader, RegistryLineReader } from './registry-line.js';

const full = (line: string, country: string | null = 'US') =>
  new RegistryLineReader({ kind: 'full', country }).read(line);
const change = (line: string, country: string | null = 'US') =>
  new RegistryLineReader({ kind: 'changes', country }).read(line);
const number = (digits: string, isDelete = false) => ({ ok: true, number: digits, isDelete });

describe('a line of a registry', () => {
  it.each([
    ['3125551212', '13125551212'],
    ['312,5551212', '13125551212'],
    ['312,555-1212', '13125551212'],
    ['"312","5551212"', '13125551212'],
    ['13125551212', '13125551212'],
    ['+13125551212', '13125551212'],
    ['(312) 555-1212', '13125551212'],
    ['+32470123401', '32470123401'],
    ['\u200e3125551212\u202c', '13125551212'],
    // As the rejects file gives it back, opened and mended in a spreadsheet.
    ["'+13125551212,7,too short", '13125551212'],
    ['"312,5551212",7,"The number is too short."', '13125551212'],
    // A numbering plan knows no such number; a registry may be ahead of it.
    ['5555551212', '15555551212'],
  ])('reads %s by the rules of the United States', (line, digits) => {
    expect(full(line)).toEqual(number(digits));
  });

  it.each([
    ['+32470123401', null, '32470123401'],
    ['32470123401', null, '32470123401'],
    ['0032470123401', null, '32470123401'],
    ['0470 12 34 01', 'BE', '32470123401'],
    ['0470/12.34.01;Brussels', 'BE', '32470123401'],
    ['Ann;+32470123401', 'BE', '32470123401'],
  ])('reads %s of a list for %s', (line, country, digits) => {
    expect(full(line, country)).toEqual(number(digits));
  });

  it.each([
    ['312,5551212,2026-11-20,A', number('13125551212')],
    ['312,5551212,2026-11-20,D', number('13125551212', true)],
    ['3125551212,add', number('13125551212')],
    ['D;3125551212', number('13125551212', true)],
    ['2026-11-20,3125551212,D', number('13125551212', true)],
  ])('reads the change %s', (line, expected) => {
    expect(change(line)).toEqual(expected);
  });

  it.each(['', '   ', ';;', ',,'])('passes over a line without content: "%s"', (line) => {
    expect(full(line)).toBeNull();
  });

  it.each([
    [full('312555'), 'too short'],
    [full('call me'), 'no number'],
    [full('0470123401', null), 'country code'],
    // A list of changes taken for the whole registry would leave nearly everybody to be called.
    [full('312,5551212,2026-11-20,A'), 'list of changes'],
    [change('3125551212'), 'neither'],
    [change('3125551212,A,D'), 'or both'],
  ])('refuses a line and says why: %j', (answer, words) => {
    expect(answer).toMatchObject({ ok: false, message: expect.stringContaining(words) as string });
  });

  it('takes a first line without digits for a header', () => {
    expect([isHeader('area code,number'), isHeader('312,5551212'), isHeader('')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
