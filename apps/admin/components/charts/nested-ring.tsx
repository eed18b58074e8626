import type { ReactNode } from 'react';

export interface RingPart {
  readonly key: string;
  readonly value: number;
  readonly colour: string;
}

const SIZE = 184;
const CENTRE = SIZE / 2;
/** Between two parts, in degrees. */
const GAP = 1;

/** Two rings around a figure: parts of each add up to its whole. What they count stands beside it in words. */
export function NestedRing({
  inner,
  outer,
  label,
  children,
}: {
  readonly inner: readonly RingPart[];
  readonly outer: readonly RingPart[];
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <div style={{ position: 'relative', width: SIZE, height: SIZE, flex: 'none' }}>
      <svg width={SIZE} height={SIZE} role="img" aria-label={label}>
        <Ring parts={inner} radius={66} width={16} />
        <Ring parts={outer} radius={84} width={6} />
      </svg>
      <div
        style={{
          position: 'absolute',
          inset: 0,
          display: 'grid',
          placeContent: 'center',
          textAlign: 'center',
        }}
      >
        {children}
      </div>
    </div>
  );
}

function Ring({
  parts,
  radius,
  width,
}: {
  readonly parts: readonly RingPart[];
  readonly radius: number;
  readonly width: number;
}) {
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  const shown = parts.filter(({ value }) => value > 0);
  let start = 0;
  return (
    <g fill="none" strokeWidth={width}>
      <circle cx={CENTRE} cy={CENTRE} r={radius} stroke="var(--cs-line-soft)" />
      {shown.map(({ key, value, colour }) => {
        const sweep = (value / total) * 360;
        const path = arc(radius, start, start + Math.max(0.5, shown.length === 1 ? 359.99 : sweep - GAP));
        start += sweep;
        return <path key={key} d={path} stroke={colour} />;
      })}
    </g>
  );
}

function arc(radius: number, from: number, to: number): string {
  const point = (degrees: number): string => {
    const angle = ((degrees - 90) * Math.PI) / 180;
    return `${(CENTRE + radius * Math.cos(angle)).toFixed(2)} ${(CENTRE + radius * Math.sin(angle)).toFixed(2)}`;
  };
  return `M ${point(from)} A ${radius} ${radius} 0 ${to - from > 180 ? 1 : 0} 1 ${point(to)}`;
}
