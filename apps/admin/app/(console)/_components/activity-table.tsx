'use client';

import { VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { timeOf } from '../../../lib/format/week';
import type { ActivityScale } from './activity-scale';

const QUARTERS_AN_HOUR = 4;

/** The picture as a table by hours, for those who do not see it. */
export function ActivityTable({ scale, day }: { readonly scale: ActivityScale; readonly day: string }) {
  const t = useTranslations('dashboard.chart');
  const hours = Array.from({ length: (scale.to - scale.from) / 60 }, (_, index) => index);
  const sumOf = (values: readonly number[], hour: number): number =>
    values
      .slice(hour * QUARTERS_AN_HOUR, (hour + 1) * QUARTERS_AN_HOUR)
      .reduce((all, value) => all + value, 0);
  return (
    <VisuallyHidden>
      <table>
        <caption>{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('hour')}</th>
            <th scope="col">{t('today')}</th>
            <th scope="col">{day}</th>
          </tr>
        </thead>
        <tbody>
          {hours.map((hour) => (
            <tr key={hour}>
              <th scope="row">{timeOf(scale.from + hour * 60)}</th>
              <td>{sumOf(scale.today, hour)}</td>
              <td>{sumOf(scale.yesterday, hour)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
