/** One timed run: what it did per second, and what else is worth knowing. */
export interface Sample {
  readonly perSecond: number;
  /** Memory that the work took, in megabytes. */
  readonly rssMb?: number;
}

/** A product's work beside a baseline of the same run; `checks` names what does not hold. */
export interface Bench {
  readonly name: string;
  /** What is counted: "rows", "contacts", "claims". */
  readonly unit: string;
  readonly baselineName: string;
  baseline(): Promise<Sample>;
  product(): Promise<Sample>;
  /** What must also hold; empty when all does. Asked once, at the end. */
  checks(): Promise<string[]>;
}

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export interface BenchResult {
  readonly name: string;
  readonly unit: string;
  readonly baselineName: string;
  readonly product: Spread;
  readonly baseline: Spread;
  readonly ratio: Spread;
  readonly reps: number;
  readonly rssMb: number | null;
  readonly isNoisy: boolean;
  readonly problems: readonly string[];
}

/** A baseline that moves more than this between repetitions says that the machine was busy with something else. */
const NOISY = 0.3;

/**
 * Baseline and product by turns, `reps` times; the ratio is formed inside each pair. A noisy series is measured once
 * more, and the second one counts.
 */
export async function measure(bench: Bench, reps: number, say: (line: string) => void): Promise<BenchResult> {
  let series = await measureSeries(bench, reps, say);
  if (isNoisy(series)) {
    say(`${bench.name}: noisy, measuring again`);
    series = await measureSeries(bench, reps, say);
  }
  const rss = series.flatMap(({ product }) => (product.rssMb === undefined ? [] : [product.rssMb]));
  return {
    name: bench.name,
    unit: bench.unit,
    baselineName: bench.baselineName,
    product: spread(series.map(({ product }) => product.perSecond)),
    baseline: spread(series.map(({ baseline }) => baseline.perSecond)),
    ratio: spread(series.map(({ product, baseline }) => product.perSecond / baseline.perSecond)),
    reps,
    rssMb: rss.length === 0 ? null : Math.max(...rss),
    isNoisy: isNoisy(series),
    problems: await bench.checks(),
  };
}

interface Pair {
  readonly baseline: Sample;
  readonly product: Sample;
}

async function measureSeries(bench: Bench, reps: number, say: (line: string) => void): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let rep = 1; rep <= reps; rep++) {
    const baseline = await bench.baseline();
    say(`${bench.name} ${rep}/${reps}: baseline ${thousands(baseline.perSecond)} ${bench.unit}/s`);
    const product = await bench.product();
    say(`${bench.name} ${rep}/${reps}: product ${thousands(product.perSecond)} ${bench.unit}/s`);
    pairs.push({ baseline, product });
  }
  return pairs;
}

function isNoisy(series: readonly Pair[]): boolean {
  const { median, min, max } = spread(series.map(({ baseline }) => baseline.perSecond));
  return (max - min) / median > NOISY;
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { median, min: sorted[0]!, max: sorted.at(-1)! };
}

/** "74.9k", "210k", "954", "1.09M": three digits. */
export function thousands(value: number): string {
  if (value >= 999_500) return `${digits(value / 1_000_000)}M`;
  if (value >= 999.5) return `${digits(value / 1_000)}k`;
  return digits(value);
}

const digits = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

/** One line per bench, the same figures as the JSON. */
export function line(result: BenchResult): string {
  const { product, baseline, ratio } = result;
  const range = ({ min, max }: Spread, format: (value: number) => string): string =>
    `(${format(min)}-${format(max)})`;
  const two = (value: number): string => value.toFixed(2);
  return [
    result.name,
    `product ${thousands(product.median)} ${result.unit}/s ${range(product, thousands)}`,
    `baseline ${result.baselineName} ${thousands(baseline.median)} ${range(baseline, thousands)}`,
    `ratio ${two(ratio.median)} ${range(ratio, two)}`,
    `n=${result.reps}`,
    ...(result.rssMb === null ? [] : [`rss ${result.rssMb.toFixed(0)}MB`]),
    ...(result.isNoisy ? ['noisy'] : []),
    result.problems.length === 0 ? 'checks ok' : `checks FAILED: ${result.problems.join('; ')}`,
  ].join('  ');
}
