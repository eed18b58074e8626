import { minutesOf, type Week, WEEKDAYS } from '../../lib/format/week';

const WIDTH = 84;
const ROW = 3;
const GAP = 1;
const DAY_MINUTES = 1440;

/** A week of hours as seven thin bars; the words beside it say the same. */
export function WeekStrip({ week }: { readonly week: Week }) {
  return (
    <svg width={WIDTH} height={WEEKDAYS.length * (ROW + GAP)} aria-hidden="true">
      {WEEKDAYS.map((day, index) => (
        <g key={day} transform={`translate(0 ${index * (ROW + GAP)})`}>
          <rect width={WIDTH} height={ROW} fill="var(--cs-line-soft)" />
          {(week[day] ?? []).map(({ from, to }) => (
            <rect
              key={from}
              x={(minutesOf(from) / DAY_MINUTES) * WIDTH}
              width={((minutesOf(to) - minutesOf(from)) / DAY_MINUTES) * WIDTH}
              height={ROW}
              fill="var(--cs-accent)"
            />
          ))}
        </g>
      ))}
    </svg>
  );
}
