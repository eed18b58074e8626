'use client';

import type { CallRecordDetail } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { MatchBars } from '../../../../components/calls/match-bars';
import { useMay } from '../../../../components/session/session-context';
import { Moment } from '../../../../components/ui/moment';
import { Panel } from '../../../../components/ui/panel';
import { Refusal } from '../../../../components/ui/refusal';
import { CALL_RECORDS, reviewRecord } from '../../../../lib/api/call-records';
import { LEVELS } from './certainty';
import { EvidenceList } from './evidence-list';
import styles from './records.module.css';

/** How sure the match is, in bars and words, with everything that speaks for it; or why there is none. */
export function CertaintyPanel({
  record,
  close,
}: {
  readonly record: CallRecordDetail;
  readonly close: ReactNode;
}) {
  const t = useTranslations('records.certainty');
  const { code, count } = record.certainty;
  return (
    <Panel
      title={t(code, { count: count ?? 0, confidence: (record.confidence ?? 0).toFixed(2) })}
      acts={
        <>
          <MatchBars level={LEVELS[code]} />
          {close}
        </>
      }
    >
      <p className={styles.text}>{t(`${code}Text`)}</p>
      {record.attempt !== null && <EvidenceList evidence={record.attempt.evidence} />}
      {record.attemptId === null && <Review record={record} />}
    </Panel>
  );
}

/** Takes a record of nobody out of the queue. */
function Review({ record }: { readonly record: CallRecordDetail }) {
  const t = useTranslations('records.review');
  const common = useTranslations('common.confirm');
  const may = useMay();
  const queries = useQueryClient();
  const review = useMutation({
    mutationFn: () => reviewRecord(record.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: CALL_RECORDS }),
  });
  if (record.reviewedAt !== null) {
    return (
      <p className={styles.dim} role="status">
        {t.rich('done', { at: () => <Moment at={record.reviewedAt} /> })}
      </p>
    );
  }
  if (!may('callRecords.review')) return null;
  return (
    <div className={styles.review}>
      <Button loading={review.isPending} onClick={() => review.mutate()}>
        {t('act')}
      </Button>
      <p className={styles.dim}>{t('hint')}</p>
      {review.error !== null && <Refusal title={common('refused')} message={review.error.message} />}
    </div>
  );
}
