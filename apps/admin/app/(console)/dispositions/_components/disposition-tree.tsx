'use client';

import { DISPOSITION_FLAGS, type DispositionView } from '@callspool/contracts';
import { VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { formatDuration } from '../../../../lib/format/duration';
import { treeRows } from './disposition-levels';
import styles from './disposition-tree.module.css';

const INDENT_PX = 20;

/** Dispositions below their levels, their flags as dots, and what follows; a row opens to be changed. */
export function DispositionTree({
  dispositions,
  onOpen,
}: {
  readonly dispositions: readonly DispositionView[];
  readonly onOpen: ((disposition: DispositionView) => void) | null;
}) {
  const t = useTranslations('dispositions');
  const flags = DISPOSITION_FLAGS.filter((flag) => dispositions.some((each) => each.flags.includes(flag)));
  return (
    <div className={styles.box} tabIndex={0} role="region" aria-label={t('title')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('ending')}</th>
            {flags.map((flag) => (
              <th key={flag} scope="col" className={styles.flagHead}>
                <span>{t(`flagNames.${flag}`)}</span>
              </th>
            ))}
            <th scope="col" className={styles.follows}>
              {t('follows')}
            </th>
          </tr>
        </thead>
        <tbody>
          {treeRows(dispositions).map((row) => {
            const indent = { paddingLeft: 16 + row.depth * INDENT_PX };
            if (row.kind === 'level') {
              return (
                <tr key={row.key} className={styles.level}>
                  <th scope="rowgroup" colSpan={flags.length + 2} style={indent}>
                    {row.name}
                  </th>
                </tr>
              );
            }
            const { disposition } = row;
            return (
              <tr
                key={row.key}
                data-openable={onOpen !== null || undefined}
                onClick={() => onOpen?.(disposition)}
              >
                <th scope="row" style={indent}>
                  {onOpen === null ? (
                    row.name
                  ) : (
                    <button
                      type="button"
                      className={styles.name}
                      onClick={(event) => {
                        event.stopPropagation();
                        onOpen(disposition);
                      }}
                    >
                      {row.name}
                    </button>
                  )}
                </th>
                {flags.map((flag) => (
                  <td key={flag} className={styles.flag}>
                    {disposition.flags.includes(flag) ? (
                      <span className={styles.dot} data-flag={flag}>
                        <VisuallyHidden>{t('yes')}</VisuallyHidden>
                      </span>
                    ) : (
                      <span className={styles.none} />
                    )}
                  </td>
                ))}
                <td className={styles.follows} data-action={disposition.action}>
                  {disposition.scheduleDelayMinutes === null
                    ? t(`actions.${disposition.action}`)
                    : t('scheduled', { delay: formatDuration(disposition.scheduleDelayMinutes * 60) })}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
