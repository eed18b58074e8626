'use client';

import type { CSSProperties, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { LiveRowBase } from '../../lib/live/live-rows';
import styles from './live-table.module.css';
import { Seen, useFreshness } from './seen';

/** More rows than these are counted, not drawn: nobody reads them, and all of them change every few seconds. */
const MOST_ROWS = 200;
const AGE_PX = 84;
const HEAD_PX = 12;
/** Pixels at the size of a head on a desk; on the wall, where everything is larger, as much more. */
const widthOf = (px: number | null) =>
  px === null ? undefined : ({ '--width': `${px / HEAD_PX}em` } as CSSProperties);

export interface LiveColumn<R> {
  readonly key: string;
  readonly head: string;
  /** In pixels; null: what is left. */
  readonly width: number | null;
  readonly isNumber?: boolean;
  /** Left out on a phone. */
  readonly isWide?: boolean;
  readonly cell: (row: R) => ReactNode;
}

/** Rows of 30 px whose columns never move; each row says how old it is, and an old one is grey. */
export function LiveTable<R extends LiveRowBase>({
  label,
  columns,
  rows,
  empty,
}: {
  readonly label: string;
  readonly columns: readonly LiveColumn<R>[];
  readonly rows: readonly R[];
  readonly empty: string;
}) {
  const t = useTranslations('live');
  if (rows.length === 0) return <p className={styles.empty}>{empty}</p>;
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map(({ key, head, width, isNumber, isWide }) => (
              <th
                key={key}
                scope="col"
                className={isWide ? styles.wide : undefined}
                data-number={isNumber || undefined}
                style={widthOf(width)}
              >
                {head}
              </th>
            ))}
            <th scope="col" data-number style={widthOf(AGE_PX)}>
              {t('age.age')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map((row) => (
            <Row key={row.key} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
      {rows.length > MOST_ROWS && (
        <p className={styles.more}>{t('more', { count: rows.length - MOST_ROWS })}</p>
      )}
    </div>
  );
}

function Row<R extends LiveRowBase>({
  row,
  columns,
}: {
  readonly row: R;
  readonly columns: readonly LiveColumn<R>[];
}) {
  const freshness = useFreshness(row.seenMs);
  return (
    <tr data-freshness={freshness}>
      {columns.map(({ key, isNumber, isWide, cell }) => (
        <td
          key={key}
          className={[isNumber ? 'tabular' : '', isWide ? styles.wide : ''].join(' ')}
          data-number={isNumber || undefined}
        >
          {cell(row)}
        </td>
      ))}
      <td data-number>
        <Seen seenMs={row.seenMs} />
      </td>
    </tr>
  );
}
