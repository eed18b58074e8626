import { line, measure, spread, thousands, type Bench } from './measure.js';

const bench = (baselines: number[], products: number[], problems: string[] = []): Bench => ({
  name: 'import',
  unit: 'rows',
  baselineName: 'copy-indexed',
  baseline: async () => ({ perSecond: baselines.shift() ?? 0 }),
  product: async () => ({ perSecond: products.shift() ?? 0, rssMb: 170 }),
  checks: async () => problems,
});

const quiet = () => undefined;

it('forms the ratio inside each pair, and takes the median of those', async () => {
  const result = await measure(bench([100, 200, 300, 100, 200, 300], [50, 60, 60, 50, 60, 60]), 3, quiet);
  expect(result.ratio).toEqual({ median: 0.3, min: 0.2, max: 0.5 });
});

it('measures a noisy series once more, and lets the second count', async () => {
  const said: string[] = [];
  const result = await measure(
    bench([100, 200, 200, 200], [1, 1, 100, 100]),
    2,
    (text) => void said.push(text),
  );
  expect(said).toContain('import: noisy, measuring again');
  expect(result).toMatchObject({ isNoisy: false, ratio: { median: 0.5 } });
});

it('prints one line with product, baseline, ratio and checks', async () => {
  const result = await measure(bench([210_000], [74_900]), 1, quiet);
  expect(line(result)).toBe(
    'import  product 74.9k rows/s (74.9k-74.9k)  baseline copy-indexed 210k (210k-210k)  ratio 0.36 (0.36-0.36)  n=1  rss 170MB  checks ok',
  );
});

it('names the checks that do not hold', async () => {
  expect(line(await measure(bench([1], [1], ['a row is missing']), 1, quiet))).toContain(
    'checks FAILED: a row is missing',
  );
});

it('writes figures with three digits', () => {
  expect([954.4, 999.7, 1_090_000, 12.34, 0.5].map(thousands)).toEqual([
    '954',
    '1.00k',
    '1.09M',
    '12.3',
    '0.50',
  ]);
});

it('takes the mean of the two in the middle of an even series', () => {
  expect(spread([4, 1, 3, 2])).toEqual({ median: 2.5, min: 1, max: 4 });
});
