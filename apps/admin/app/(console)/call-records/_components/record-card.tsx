'use client';

import type { CallRecordItem } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { ResultMark } from '../../../../components/calls/result-word';
import { Moment } from '../../../../components/ui/moment';
import { formatDuration } from '../../../../lib/format/duration';
import { Match } from './use-record-columns';
import styles from './records.module.css';

/** A record on a phone. */
export function RecordCard({ record }: { readonly record: CallRecordItem }) {
  const t = useTranslations('records');
  return (
    <div className={styles.card}>
      <span className={styles.cardTop}>
        <span className="tabular">{record.number ?? record.destination}</span>
        <Moment at={record.startedAt} style="seconds" isZoneSaid />
      </span>
      <span className={styles.cardTop}>
        <ResultMark result={record.result} word={record.dispositionWord} />
        <span className="tabular">{formatDuration(record.durationSeconds)}</span>
      </span>
      <span className={styles.cardTop}>
        <span className={styles.dim}>{record.campaignName ?? t('unknownCampaign')}</span>
        <Match record={record} />
      </span>
    </div>
  );
}
