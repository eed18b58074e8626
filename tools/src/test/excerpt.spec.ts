import { failureExcerpt } from './excerpt.js';

it('shows each failure of Jest once, from where it begins', () => {
  const output = [
    'PASS a',
    '  ● caps › hold',
    '',
    '    Expected: 1',
    '    Received: 2',
    'Summary',
    '  ● caps › hold',
  ].join('\n');
  expect(failureExcerpt(output)).toBe(
    '  ● caps › hold\n\n    Expected: 1\n    Received: 2\nSummary\n  ● caps › hold',
  );
});

it('names errors first where no test failed', () => {
  const output = [
    'x.ts(1,2): error TS2304: no name',
    ...Array.from({ length: 100 }, (_, i) => `line ${i}`),
  ].join('\n');
  const shown = failureExcerpt(output).split('\n');
  expect(shown[0]).toContain('TS2304');
  expect(shown.at(-1)).toBe('line 99');
});
