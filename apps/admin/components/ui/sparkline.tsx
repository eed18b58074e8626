const WIDTH = 56;
const HEIGHT = 18;
const EDGE = 2;

/**
 * A short line over the values in order, scaled to their own range, with a dot on the last. It says the shape alone: the
 * figure stands beside it. Nothing is drawn of fewer than three values, or of values that are all the same.
 */
export function Sparkline({ values, label }: { readonly values: readonly number[]; readonly label: string }) {
  const least = Math.min(...values);
  const most = Math.max(...values);
  if (values.length < 3 || least === most) return <span style={{ display: 'inline-block', width: WIDTH }} />;
  const at = (value: number, index: number) => ({
    x: EDGE + (index * (WIDTH - 2 * EDGE)) / (values.length - 1),
    y: HEIGHT - EDGE - ((value - least) * (HEIGHT - 2 * EDGE)) / (most - least),
  });
  const points = values.map(at);
  const last = points.at(-1) ?? { x: 0, y: 0 };
  return (
    <svg width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      <polyline
        points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
        fill="none"
        stroke="var(--cs-ink-3)"
        strokeWidth={1.25}
        strokeLinejoin="round"
      />
      <circle cx={last.x} cy={last.y} r={1.75} fill="var(--cs-ink-3)" />
    </svg>
  );
}
