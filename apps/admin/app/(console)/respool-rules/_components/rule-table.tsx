'use client';

import { useTranslations } from 'use-intl';
import { formatDuration } from '../../../../lib/format/duration';
import { type Result, type Rule, RULE_RESULTS } from './rules';
import styles from './rule-table.module.css';

/** What follows after each result; a row is chosen to be edited beside. */
export function RuleTable({
  rules,
  chosen,
  onChoose,
}: {
  readonly rules: readonly Rule[];
  readonly chosen: Result;
  readonly onChoose: (result: Result) => void;
}) {
  const t = useTranslations('respool');
  return (
    <div className={styles.box}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('whenEnds')}</th>
            <th scope="col">{t('after')}</th>
            <th scope="col" data-number>
              {t('times')}
            </th>
            <th scope="col">{t('number')}</th>
            <th scope="col">{t('then')}</th>
          </tr>
        </thead>
        <tbody>
          {RULE_RESULTS.map((result) => {
            const rule = rules.find((each) => each.result === result) ?? null;
            const isAgain = rule !== null && rule.maxTries > 0;
            return (
              <tr key={result} data-chosen={result === chosen || undefined} onClick={() => onChoose(result)}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles.name}
                    aria-pressed={result === chosen}
                    onClick={() => onChoose(result)}
                  >
                    {t(`results.${result}`)}
                  </button>
                </th>
                <td className={isAgain ? 'tabular' : styles.none}>
                  {isAgain ? formatDuration(rule.delaySeconds) : t('notAgain')}
                </td>
                <td data-number className={isAgain ? 'tabular' : styles.none}>
                  {isAgain ? rule.maxTries : '–'}
                </td>
                <td className={isAgain ? undefined : styles.none}>{isAgain ? t(rule.number) : '–'}</td>
                <td className={rule === null ? styles.none : undefined}>
                  {t(rule === null ? 'close' : rule.whenUsedUp)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
