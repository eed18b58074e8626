import { fromSheetCell, toSheetCell } from './sheet-cell.js';

describe('a cell of a file that a spreadsheet may open', () => {
  it.each(['=1+1', '+32470', '-5', '@SUM(A1)', '\t=1', '\r=1'])(
    'is defused and comes back as it was: %j',
    (text) => {
      expect(toSheetCell(text)).toBe(`'${text}`);
      expect(fromSheetCell(toSheetCell(text))).toBe(text);
    },
  );

  it.each(['0470 12 34 56', "'s-Gravenhage", "''", '', 'a=b'])('is left alone: %j', (text) => {
    expect(toSheetCell(text)).toBe(text);
    expect(fromSheetCell(text)).toBe(text);
  });
});
