import { safeCell } from './csv-cell.js';

describe('a cell of an exported file', () => {
  it.each([
    '=1+1',
    '+1+cmd|x',
    "-2+3+cmd|' /C calc'!A0",
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '  =1',
    '\u00a0=HYPERLINK("http://x")',
    '＝1',
    '＋1+A1',
    '+32470123401 call me',
    '+32470123401;=1',
    '--1',
  ])('%j gets an apostrophe, so that nothing is run', (text) => {
    expect(safeCell(text)).toBe(`'${text}`);
  });

  it.each([
    '+32470123401',
    '+32470123401; +442079460958',
    '-5',
    '12.50',
    'Zoë',
    'a=b',
    '',
    'x@y.example',
    '0470-12',
  ])('%j stays as it is', (text) => {
    expect(safeCell(text)).toBe(text);
  });
});
