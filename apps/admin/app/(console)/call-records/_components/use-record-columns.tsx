'use client';

import type { CallRecordItem } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { MatchBars } from '../../../../components/calls/match-bars';
import { ResultMark } from '../../../../components/calls/result-word';
import type { Column } from '../../../../components/data-table/data-table-types';
import { Moment } from '../../../../components/ui/moment';
import { TwoLines } from '../../../../components/ui/two-lines';
import { formatDuration } from '../../../../lib/format/duration';
import { levelOf, matchWord } from './certainty';
import styles from './records.module.css';

export function useRecordColumns(): readonly Column<CallRecordItem>[] {
  const t = useTranslations('records');
  return [
    {
      key: 'started',
      head: t('columns.started'),
      width: 144,
      cell: (record) => (
        <TwoLines
          first={<Moment at={record.startedAt} style="seconds" isZoneSaid />}
          second={<Moment at={record.startedAt} style="day" />}
        />
      ),
    },
    {
      key: 'campaign',
      head: t('columns.campaign'),
      width: 176,
      isGrowing: true,
      cell: (record) => (
        <TwoLines
          first={
            record.campaignName === null ? (
              <span className={styles.dim}>{t('unknownCampaign')}</span>
            ) : (
              <span className={styles.name}>{record.campaignName}</span>
            )
          }
          second={
            <>
              {record.connectionName} <span className="mono">{record.vendorKey}</span>
            </>
          }
        />
      ),
    },
    {
      key: 'number',
      head: t('columns.number'),
      width: 136,
      cell: (record) => (
        <TwoLines
          first={<span className="tabular">{record.number ?? record.destination}</span>}
          second={t('from', { source: record.source })}
        />
      ),
    },
    {
      key: 'result',
      head: t('columns.result'),
      width: 136,
      cell: (record) => (
        <TwoLines
          first={<ResultMark result={record.result} word={record.dispositionWord} />}
          second={<span className={styles.under}>{formatDuration(record.durationSeconds)}</span>}
        />
      ),
    },
    {
      key: 'said',
      head: t('columns.said'),
      width: 128,
      cell: (record) => (
        <TwoLines
          first={<span className="mono">{record.dispositionWord}</span>}
          second={record.agent ?? record.vendorCampaign ?? ''}
        />
      ),
    },
    { key: 'match', head: t('columns.match'), width: 192, cell: (record) => <Match record={record} /> },
  ];
}

/** Bars and words; a record of nobody that nobody has looked at stands out. */
export function Match({ record }: { readonly record: CallRecordItem }) {
  const t = useTranslations('records.match');
  const word = matchWord(record);
  return (
    <span className={styles.match} data-open={word === 'none' || undefined}>
      <MatchBars level={levelOf(word)} />
      <span>
        {t(word)}
        {record.confidence !== null && record.confidence < 1 && (
          <span className={styles.dim}> {record.confidence.toFixed(2)}</span>
        )}
      </span>
    </span>
  );
}
