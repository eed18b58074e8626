import type { ResultsByHour } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { CHART_RESULTS } from '../../../../../components/charts/results';

/** The series of attempts whose end nobody has told. */
export const OPEN = 'open';
type Hour = ResultsByHour['hours'][number];

export const attemptsOf = ({ open, results }: Hour): number =>
  open + Object.values(results).reduce((sum, amount) => sum + amount, 0);

/** `09` on the clock of the zone. */
export const hourOf = (from: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(from));

/** The results that occur at all, in the house's order, and "not ended" last. */
export function useSeries({ hours }: ResultsByHour) {
  const t = useTranslations('campaign.ring');
  const resultNames = useTranslations('respool.results');
  const known: { name: string; color: string; label: string }[] = CHART_RESULTS.filter(({ key }) =>
    hours.some(({ results }) => (results[key] ?? 0) > 0),
  ).map(({ key, colour }) => ({ name: key, color: colour, label: resultNames(key) }));
  return hours.some(({ open }) => open > 0)
    ? [...known, { name: OPEN, color: 'var(--cs-line-2)', label: t('open') }]
    : known;
}

/** From the first hour with an attempt to the last, and always the working day around it. */
export function shownHours({ hours, timeZone }: ResultsByHour): readonly Hour[] {
  const within = hours.flatMap((hour, index) => {
    const clock = Number(hourOf(hour.from, timeZone));
    return attemptsOf(hour) > 0 || (clock >= 8 && clock <= 20) ? [index] : [];
  });
  return hours.slice(within[0] ?? 0, (within.at(-1) ?? hours.length - 1) + 1);
}
