'use client';

import type { DncEntryView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import type { Column } from '../../../../components/data-table/data-table-types';
import { Moment } from '../../../../components/ui/moment';
import { TwoLines } from '../../../../components/ui/two-lines';
import { useServerWords } from '../../../../hooks/use-server-words';
import { EndWords, RecallWords, ScopeWords } from './dnc-words';
import styles from './dnc.module.css';

export function useDncColumns(): readonly Column<DncEntryView>[] {
  const t = useTranslations('dnc');
  const say = useServerWords();
  return [
    {
      key: 'number',
      head: t('columns.number'),
      width: 160,
      cell: (entry) => (
        <TwoLines
          first={<span className={`${styles.number} tabular`}>{entry.value}</span>}
          second={t(`match.${entry.match}`)}
        />
      ),
    },
    {
      key: 'scope',
      head: t('columns.scope'),
      width: 152,
      cell: (entry) => <TwoLines first={<ScopeWords entry={entry} />} second={<EndWords entry={entry} />} />,
    },
    {
      key: 'reason',
      head: t('columns.reason'),
      width: 176,
      isGrowing: true,
      cell: (entry) => (
        <TwoLines
          first={<span title={say(entry.reason)}>{say(entry.reason)}</span>}
          second={t('from', { source: entry.source, who: entry.createdBy })}
        />
      ),
    },
    {
      key: 'added',
      head: t('columns.added'),
      width: 112,
      cell: (entry) => <Moment at={entry.createdAt} isZoneSaid />,
    },
    {
      key: 'recall',
      head: t('columns.recall'),
      width: 208,
      cell: (entry) => <RecallWords recall={entry.recall} />,
    },
  ];
}
