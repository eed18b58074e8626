'use client';

import { IMPORT_PHASES, type ListImportView } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconCircleCheck, IconCircleDashed, IconLoader2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ProgressBar } from '../../../../components/ui/progress-bar';
import { Refusal } from '../../../../components/ui/refusal';
import { useNow } from '../../../../hooks/use-now';
import { useNumber } from '../../../../hooks/use-number';
import { IMPORTS } from '../../../../lib/api/list-imports';
import { secondsLeft } from './seconds-left';
import { formatDuration } from '../../../../lib/format/duration';
import { OUTCOMES, outcomesOf } from './outcomes';
import { OutcomeIcon } from './outcome-icon';
import outcomes from './outcomes.module.css';
import styles from './run-progress.module.css';

/** A run that goes on: how far it has read, how fast, what it does, and what it has found so far. */
export function RunProgress({
  run,
  hasWriting = false,
  onCancel,
}: {
  readonly run: ListImportView;
  readonly hasWriting?: boolean;
  /** Absent for those who may not. */
  readonly onCancel?: () => Promise<unknown>;
}) {
  const t = useTranslations('listImport');
  const number = useNumber();
  const now = useNow();
  const left = now === null ? null : secondsLeft(run, now);
  const phases = IMPORT_PHASES.filter((phase) => hasWriting || phase !== 'writing');
  const current = phases.indexOf(run.phase ?? 'reading');
  return (
    <section className={styles.box} aria-label={t('progress')}>
      <div className={styles.head}>
        <span>
          <span className={`${styles.percent} tabular`}>{number.percent(run.bytesRead, run.bytesTotal)}</span>{' '}
          <span className="tabular">
            {t('rowsSoFar', { count: run.rowsRead, shown: number.whole(run.rowsRead) })}
          </span>
        </span>
        <span className={styles.left}>
          {run.state === 'uploaded'
            ? t('waits')
            : left === null
              ? t(`phases.${run.phase ?? 'reading'}`)
              : t('left', { time: formatDuration(left) })}
        </span>
      </div>
      <ProgressBar done={run.bytesRead} of={run.bytesTotal} label={t('progress')} />
      <ol className={styles.phases}>
        {phases.map((phase, index) => (
          <li key={phase} data-now={index === current || undefined}>
            {index < current ? (
              <IconCircleCheck size={16} aria-hidden="true" className={styles.done ?? ''} />
            ) : index === current && run.state === 'running' ? (
              <IconLoader2 size={16} aria-hidden="true" className={styles.turns ?? ''} />
            ) : (
              <IconCircleDashed size={16} aria-hidden="true" />
            )}
            <span>
              {t(`phases.${phase}`)}
              {phase === 'reading' && run.rowsPerSecond !== null && (
                <span className={`${styles.note} tabular`}>
                  {t('rowsPerSecond', { rate: number.whole(run.rowsPerSecond) })}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
      <SoFar run={run} />
      {onCancel !== undefined && <Cancel onCancel={onCancel} />}
    </section>
  );
}

function SoFar({ run }: { readonly run: ListImportView }) {
  const t = useTranslations('listImport');
  const number = useNumber();
  const counts = outcomesOf(run);
  return (
    <p className={styles.soFar}>
      {OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) => (
        <span key={outcome} className={`${outcomes.outcome} tabular`} data-outcome={outcome}>
          <OutcomeIcon outcome={outcome} />
          {t(`outcomes.${outcome === 'valid' ? 'soFarValid' : outcome}`)} {number.whole(counts[outcome])}
        </span>
      ))}
    </p>
  );
}

function Cancel({ onCancel }: { readonly onCancel: () => Promise<unknown> }) {
  const t = useTranslations('listImport');
  const queries = useQueryClient();
  const [isAsked, setIsAsked] = useState(false);
  const cancel = useMutation({
    mutationFn: onCancel,
    onSettled: () => queries.invalidateQueries({ queryKey: IMPORTS }),
  });
  return (
    <div className={styles.foot}>
      {cancel.error !== null && <Refusal title={t('notCancelled')} message={cancel.error.message} />}
      <span>{t('leaveSafe')}</span>
      {isAsked ? (
        <span className={styles.ask}>
          {t('cancelSure')}
          <Button variant="default" size="xs" onClick={() => setIsAsked(false)}>
            {t('goOn')}
          </Button>
          <Button color="red" size="xs" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {t('cancelAct')}
          </Button>
        </span>
      ) : (
        <Button variant="default" size="xs" onClick={() => setIsAsked(true)}>
          {t('cancel')}
        </Button>
      )}
    </div>
  );
}
