'use client';

import type { ListImportView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { StatStrip } from '../../../../components/ui/stat-strip';
import { useNumber } from '../../../../hooks/use-number';
import { OutcomeIcon } from './outcome-icon';
import { OUTCOME_COLOURS, OUTCOMES, outcomesOf } from './outcomes';
import styles from './outcomes.module.css';

/** How many rows came to what, as figures and as one bar; they add up to the rows of the file. */
export function OutcomeTiles({ run }: { readonly run: ListImportView }) {
  const t = useTranslations('listImport.outcomes');
  const number = useNumber();
  const counts = outcomesOf(run);
  const label = OUTCOMES.map((outcome) => `${t(outcome)} ${number.whole(counts[outcome])}`).join(', ');
  return (
    <div className={styles.box}>
      <StatStrip
        stats={OUTCOMES.map((outcome) => ({
          key: outcome,
          label: (
            <span className={styles.label} data-outcome={outcome}>
              <OutcomeIcon outcome={outcome} />
              {t(outcome)}
            </span>
          ),
          value: number.whole(counts[outcome]),
          note: t(`notes.${outcome}`, { percent: number.percent(counts[outcome], run.rowsRead) ?? '–' }),
        }))}
      />
      <span className={styles.bar} role="img" aria-label={label}>
        {OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) => (
          <span key={outcome} style={{ flexGrow: counts[outcome], background: OUTCOME_COLOURS[outcome] }} />
        ))}
      </span>
    </div>
  );
}
