import { firstRows } from './first-rows.js';

it('cuts after rows, not after lines', () => {
  const text = 'name,phone\n"Ann\nSmith",+32\n"Bob ""B"" B",+33\nCid,+34\n';
  expect(firstRows(text, 2)).toBe('name,phone\n"Ann\nSmith",+32\n"Bob ""B"" B",+33\n');
});

it('keeps a file that is shorter, and rows with too many columns', () => {
  expect(firstRows('name,phone\nAnn,+32,x\n', 5)).toBe('name,phone\nAnn,+32,x\n');
});
