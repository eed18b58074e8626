'use client';

import type { ListImportView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { useNumber } from '../../hooks/use-number';
import { useServerWords } from '../../hooks/use-server-words';
import { ProgressBar } from '../ui/progress-bar';
import { type PillState, StatePill } from '../ui/state-pill';
import { TwoLines } from '../ui/two-lines';
import styles from './imports.module.css';

const LOOKS: Readonly<Record<ListImportView['state'], PillState>> = {
  uploaded: 'late',
  running: 'running',
  done: 'finished',
  failed: 'bad',
  cancelled: 'archived',
};

/** How an import stands: progress while it runs, why when it failed. */
export function ImportState({ run }: { readonly run: ListImportView }) {
  const t = useTranslations('listImport');
  const number = useNumber();
  const say = useServerWords();
  if (run.state !== 'running') {
    const isUndone = run.undo?.state === 'done';
    const pill = (
      <StatePill
        state={isUndone ? 'archived' : LOOKS[run.state]}
        word={t(`states.${isUndone ? 'undone' : run.state}`)}
      />
    );
    return run.error === null ? pill : <TwoLines first={pill} second={say(run.error)} />;
  }
  return (
    <TwoLines
      first={
        <span className={styles.progress}>
          <ProgressBar done={run.bytesRead} of={run.bytesTotal} label={t('progress')} />
          <span className="tabular">{number.percent(run.bytesRead, run.bytesTotal)}</span>
        </span>
      }
      second={t(`phases.${run.phase ?? 'reading'}`)}
    />
  );
}
