import { jestCounts, playwrightCounts } from './counts.js';

it('adds the summaries of several Jest runs', () => {
  const output = [
    'Tests:       31 passed, 31 total',
    'noise',
    'Tests:       1 failed, 2 passed, 3 total',
  ].join('\n');
  expect(jestCounts(output)).toEqual({ passed: 33, failed: 1 });
});

it('counts a skipped test as one that did not hold', () => {
  expect(jestCounts('Tests:       1 skipped, 2 passed, 3 total')).toEqual({ passed: 2, failed: 1 });
});

it('finds nothing where no test ran', () => {
  expect(jestCounts('No tests found, exiting with code 0')).toEqual({ passed: 0, failed: 0 });
});

it("reads Playwright's end, a flaky test being a failed one", () => {
  expect(playwrightCounts('  1 failed\n    x.ts\n  1 flaky\n  12 passed (3.2s)\n')).toEqual({
    passed: 12,
    failed: 2,
  });
  expect(playwrightCounts('  2 passed (1.0m)')).toEqual({ passed: 2, failed: 0 });
});
