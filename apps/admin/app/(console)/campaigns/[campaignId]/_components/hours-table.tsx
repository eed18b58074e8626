'use client';

import type { ResultsByHour } from '@callspool/contracts';
import { ScrollArea, Table } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useNumber } from '../../../../../hooks/use-number';
import { attemptsOf, hourOf, OPEN, shownHours, useSeries } from './hour-series';

/** The chart's figures, for those who read rather than look. */
export function HoursTable({ data }: { readonly data: ResultsByHour }) {
  const t = useTranslations('campaign.hours');
  const number = useNumber();
  const series = useSeries(data);
  return (
    <ScrollArea h={240} viewportProps={{ tabIndex: 0 }}>
      <Table aria-label={t('table')} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('hour')}</Table.Th>
            {series.map(({ name, label }) => (
              <Table.Th key={name} ta="right">
                {label}
              </Table.Th>
            ))}
            <Table.Th ta="right">{t('all')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="tabular">
          {shownHours(data).map((hour) => (
            <Table.Tr key={hour.from}>
              <Table.Td>{hourOf(hour.from, data.timeZone)}:00</Table.Td>
              {series.map(({ name }) => (
                <Table.Td key={name} ta="right">
                  {number.whole(name === OPEN ? hour.open : (hour.results[name] ?? 0))}
                </Table.Td>
              ))}
              <Table.Td ta="right">{number.whole(attemptsOf(hour))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
