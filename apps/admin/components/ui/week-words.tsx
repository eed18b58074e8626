'use client';

import { useLocale, useTranslations } from 'use-intl';
import { FORMAT_LOCALES } from '../../lib/format/locale-tag';
import { runsOfDays, type Week, type Weekday } from '../../lib/format/week';

/** A Monday, so that day n of the week lies n - 1 days after it. */
const MONDAY = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;

/** The name of an ISO weekday in the language of the page. */
export function useDayName(style: 'short' | 'long' = 'short'): (day: Weekday) => string {
  const locale = FORMAT_LOCALES[useLocale()];
  const format = new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' });
  return (day) => format.format(MONDAY + (day - 1) * DAY_MS);
}

/** A week of hours in words: `Mon–Fri 09:00–20:00, Sat 09:00–14:00`. */
export function WeekWords({ week }: { readonly week: Week }) {
  const t = useTranslations('hours');
  const dayName = useDayName();
  const runs = runsOfDays(week);
  if (runs.length === 0) return <>{t('alwaysClosed')}</>;
  return (
    <span className="tabular">
      {runs
        .map(({ first, last, text }) =>
          first === last ? `${dayName(first)} ${text}` : `${dayName(first)}–${dayName(last)} ${text}`,
        )
        .join('; ')}
    </span>
  );
}
