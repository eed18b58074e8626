'use client';

import type { RowKindView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { useNumber } from '../../../../hooks/use-number';
import { useServerWords } from '../../../../hooks/use-server-words';
import { OutcomeIcon } from './outcome-icon';
import { inJudgedOrder, outcomeOf } from './outcomes';
import styles from './outcomes.module.css';

const KINDS = [
  'structure_columns',
  'structure_quotes',
  'phone_missing',
  'phone_invalid_empty',
  'phone_invalid_not_a_number',
  'phone_invalid_extension',
  'phone_invalid_too_short',
  'phone_invalid_too_long',
  'phone_invalid_invalid',
  'phone_invalid_unknown_country',
  'time_zone_invalid',
  'priority_invalid',
  'value_invalid_too_long',
  'value_invalid_zero_byte',
  'dnc_number',
  'dnc_prefix',
  'duplicate_in_file',
  'duplicate_in_list',
  'duplicate_in_other_list',
  'value_invalid_pairs',
  'zone_unknown',
] as const;

/** Each thing that was wrong with rows: how many, and the first of them as it stands in the file. */
export function KindTable({ kinds }: { readonly kinds: readonly RowKindView[] }) {
  const t = useTranslations('listImport.findings');
  return (
    <table className={styles.table}>
      <colgroup>
        <col style={{ width: 136 }} />
        <col style={{ width: '22%' }} />
        <col style={{ width: 80 }} />
        <col style={{ width: 88 }} />
        <col style={{ width: '14%' }} />
        <col style={{ width: '18%' }} />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('outcome')}</th>
          <th scope="col">{t('reason')}</th>
          <th scope="col" data-number>
            {t('rows')}
          </th>
          <th scope="col" data-number>
            {t('line')}
          </th>
          <th scope="col">{t('column')}</th>
          <th scope="col">{t('value')}</th>
          <th scope="col">{t('happens')}</th>
        </tr>
      </thead>
      <tbody>
        {inJudgedOrder(kinds).map((kind) => (
          <KindRow key={`${kind.reason} ${kind.detail}`} kind={kind} />
        ))}
      </tbody>
    </table>
  );
}

function KindRow({ kind }: { readonly kind: RowKindView }) {
  const t = useTranslations('listImport');
  const say = useServerWords();
  const number = useNumber();
  const outcome = outcomeOf(kind.reason);
  const word = KINDS.find((each) => each === [kind.reason, kind.detail].filter(Boolean).join('_'));
  return (
    <tr>
      <td>
        <span className={styles.outcome} data-outcome={outcome}>
          <OutcomeIcon outcome={outcome} />
          {t(`outcomes.${outcome}`)}
        </span>
      </td>
      <td title={say(kind.message)}>{word === undefined ? say(kind.message) : t(`kinds.${word}`)}</td>
      <td data-number className="tabular" data-head={t('findings.rows')}>
        {number.whole(kind.rows)}
      </td>
      <td data-number className="tabular" data-head={t('findings.line')}>
        {number.whole(kind.line)}
      </td>
      <td>{kind.column === '' ? '–' : kind.column}</td>
      <td>
        <span
          className={`${styles.value} mono`}
          data-empty={kind.value === '' || undefined}
          title={kind.value}
        >
          {kind.value === '' ? t('columnStep.empty') : kind.value}
        </span>
      </td>
      <td className={styles.happens}>
        {t(
          kind.detail === 'in_list' || kind.detail === 'in_other_list'
            ? 'happens.inList'
            : `happens.${outcome}`,
        )}
      </td>
    </tr>
  );
}
