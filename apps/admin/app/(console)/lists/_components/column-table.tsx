'use client';

import type { GuessDoubt, PreviewColumn } from '@callspool/contracts';
import { Select } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconEye } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useServerWords } from '../../../../hooks/use-server-words';
import { choiceOf, TARGET_VALUES, type TargetChoice, type TargetValue, valueOf } from './column-targets';
import styles from './step-columns.module.css';

const WORDS = {
  phone: 'phone',
  'phone:mobile': 'phoneMobile',
  'phone:home': 'phoneHome',
  'phone:work': 'phoneWork',
  name: 'name',
  familyName: 'familyName',
  externalId: 'externalId',
  postalCode: 'postalCode',
  timeZone: 'timeZone',
  priority: 'priority',
  agent: 'agent',
  field: 'field',
  skip: 'skip',
} as const satisfies Record<TargetValue, string>;

/** Each column with its first values as they stand in the file, and what it becomes. */
export function ColumnTable({
  columns,
  targets,
  isGuessed,
  isFixed = false,
  onTarget,
}: {
  readonly columns: readonly PreviewColumn[];
  readonly targets: readonly TargetChoice[];
  readonly isGuessed: boolean;
  /** The layout says what the columns are. */
  readonly isFixed?: boolean;
  readonly onTarget: (index: number, choice: TargetChoice) => void;
}) {
  const t = useTranslations('listImport');
  return (
    <table className={styles.table}>
      <colgroup>
        <col style={{ width: '20%' }} />
        <col />
        <col style={{ width: 224 }} />
        <col style={{ width: 152 }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('columnStep.inFile')}</th>
          <th scope="col">{t('columnStep.values')}</th>
          <th scope="col">{t('columnStep.becomes')}</th>
          <th scope="col">{t('columnStep.guess')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column, index) => {
          const choice = targets[index] ?? { target: 'skip', kind: null };
          return (
            <tr key={column.number}>
              <td className={styles.name}>{column.name}</td>
              <td>
                <Values column={column} />
              </td>
              <td>
                <Select
                  aria-label={t('columnStep.becomesOf', { name: column.name })}
                  allowDeselect={false}
                  disabled={isFixed}
                  data={TARGET_VALUES.map((value) => ({ value, label: t(`targets.${WORDS[value]}`) }))}
                  value={valueOf(choice)}
                  onChange={(value) => {
                    const chosen = TARGET_VALUES.find((each) => each === value);
                    if (chosen !== undefined) onTarget(index, choiceOf(chosen));
                  }}
                />
              </td>
              <td>
                <GuessMark
                  target={choice.target}
                  doubt={isGuessed ? column.doubt : null}
                  isGuessed={isGuessed}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Values({ column }: { readonly column: PreviewColumn }) {
  const t = useTranslations('listImport.columnStep');
  const say = useServerWords();
  return (
    <span className={styles.values}>
      {column.values.map(({ line, text, problem }) => (
        <span
          key={line}
          className={`${styles.value} mono`}
          data-empty={text.trim() === '' || undefined}
          data-bad={problem !== null || undefined}
          title={problem === null ? undefined : say(problem)}
        >
          {problem !== null && <IconAlertCircle size={12} aria-label={t('bad')} />}
          <span>{text.trim() === '' ? t('empty') : text}</span>
        </span>
      ))}
    </span>
  );
}

/** A guess says that it is one; what a person chose needs no mark. */
function GuessMark({
  target,
  doubt,
  isGuessed,
}: {
  readonly target: TargetChoice['target'];
  readonly doubt: GuessDoubt | null;
  readonly isGuessed: boolean;
}) {
  const t = useTranslations('listImport.guesses');
  if (target === 'skip') return <span className={`${styles.guess} ${styles.left}`}>{t('left')}</span>;
  if (!isGuessed) return <span className={`${styles.guess} ${styles.left}`}>{t('chosen')}</span>;
  if (doubt === null) {
    return (
      <span className={`${styles.guess} ${target === 'field' ? styles.left : styles.certain}`}>
        {target !== 'field' && <IconCheck size={14} aria-hidden="true" />}
        {t(target === 'field' ? 'asField' : 'certain')}
      </span>
    );
  }
  return (
    <span className={`${styles.guess} ${styles.look}`}>
      <IconEye size={14} aria-hidden="true" />
      {t(doubt)}
    </span>
  );
}
