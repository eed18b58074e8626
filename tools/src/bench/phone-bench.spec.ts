import { PhoneBench } from './phone-bench.js';

// The small form of `npm run bench -- phone`: its checks, without its figures.
it('reads numbers as the full metadata does, and takes none that it does not', async () => {
  const bench = new PhoneBench({ rows: 5_000, fuzzed: 20_000 });
  expect((await bench.baseline()).perSecond).toBeGreaterThan(0);
  expect((await bench.product()).perSecond).toBeGreaterThan(0);
  expect(await bench.checks()).toEqual([]);
});
