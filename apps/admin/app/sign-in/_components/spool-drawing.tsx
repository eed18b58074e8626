const CENTRE = { x: 390, y: 300 };
const TURNS = { first: 70, last: 290, step: 12.5 };
const OUTER = 302;

/** A spool whose thread is drawn off to the right. */
export function SpoolDrawing() {
  const turns = Array.from(
    { length: Math.floor((TURNS.last - TURNS.first) / TURNS.step) + 1 },
    (_turn, index) => TURNS.first + index * TURNS.step,
  );
  const { x, y } = CENTRE;
  return (
    <svg viewBox="0 -20 840 660" width="100%" preserveAspectRatio="xMidYMid slice">
      {turns.map((radius) => (
        <circle key={radius} cx={x} cy={y} r={radius} fill="none" stroke="var(--cs-line-2)" />
      ))}
      <circle cx={x} cy={y} r={40} fill="var(--cs-panel)" stroke="var(--cs-line-2)" />
      <circle cx={x} cy={y} r={12} fill="var(--cs-rail)" stroke="var(--cs-ink-4)" strokeWidth={1.5} />
      <circle cx={x} cy={y} r={TURNS.last} fill="none" stroke="var(--cs-accent)" strokeWidth={2} />
      <path
        d={`M ${x - 276} ${y - 90} A ${OUTER} ${OUTER} 0 0 1 ${x} ${y - OUTER} L 900 ${y - OUTER + 2}`}
        fill="none"
        stroke="var(--cs-accent)"
        strokeWidth={2}
      />
    </svg>
  );
}
