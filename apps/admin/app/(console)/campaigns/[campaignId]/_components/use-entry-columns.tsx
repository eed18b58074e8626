'use client';

import type { EntryView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import type { Column } from '../../../../../components/data-table/data-table-types';
import { Moment } from '../../../../../components/ui/moment';
import { EntryReason } from './entry-reason';

/** The columns of a spool tab; the same widths in each, so that nothing moves between them. */
export function useEntryColumns(state: EntryView['state']): readonly Column<EntryView>[] {
  const t = useTranslations('campaign.spool');
  return [
    {
      key: 'contact',
      head: t('contact'),
      width: 200,
      isGrowing: true,
      cell: ({ contactName, externalId }) => (
        <>
          <span style={{ fontWeight: 500 }}>{contactName ?? t('unnamed')}</span>
          {externalId !== null && <div className="mono">{externalId}</div>}
        </>
      ),
    },
    {
      key: 'number',
      head: t('number'),
      width: 168,
      cell: ({ numbers, numberIndex }) => (
        <span className="tabular">
          {numbers[numberIndex] ?? numbers[0]}
          {numbers.length > 1 && (
            <div style={{ color: 'var(--cs-ink-3)', fontSize: 12 }}>
              {t('nextNumber', { number: String(numberIndex + 1), count: String(numbers.length) })}
            </div>
          )}
        </span>
      ),
    },
    {
      key: 'clock',
      head: t('clock'),
      width: 136,
      cell: ({ zones }) => (
        <Moment at={zones[0] === undefined ? null : new Date()} timeZone={zones[0]} style="time" />
      ),
    },
    { key: 'why', head: t('why'), width: 240, cell: (entry) => <EntryReason entry={entry} /> },
    { key: 'tries', head: t('tries'), width: 64, isNumber: true, cell: ({ tries }) => tries },
    {
      key: 'when',
      head: t('when'),
      width: 168,
      isNumber: true,
      cell: ({ eligibleAt, updatedAt }) =>
        state === 'ready' ? t('now') : <Moment at={state === 'done' ? updatedAt : eligibleAt} />,
    },
  ];
}
