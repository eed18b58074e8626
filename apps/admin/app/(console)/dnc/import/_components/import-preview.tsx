'use client';

import type { DncImportPreview } from '@callspool/contracts';
import { IconAlertOctagonFilled, IconCheck } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useServerWords } from '../../../../../hooks/use-server-words';
import styles from './dnc-import.module.css';

/** What the first rows become, the bad ones with why. */
export function ImportPreview({ preview: { rows } }: { readonly preview: DncImportPreview }) {
  const t = useTranslations('dnc.imports');
  const say = useServerWords();
  const bad = rows.filter(({ value }) => value === null).length;
  const of = String(rows.length);
  return (
    <div>
      <h3 className={styles.subtitle}>{t('preview')}</h3>
      <p className={bad > 0 ? styles.bad : styles.good} role="status">
        {bad > 0 ? t('bad', { bad: String(bad), of }) : t('good', { of })}
      </p>
      <div className={styles.tableBox} tabIndex={0} role="region" aria-label={t('preview')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('line')}</th>
              <th scope="col">{t('text')}</th>
              <th scope="col">{t('becomes')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, text, value, message }) => (
              <tr key={line}>
                <td className="tabular">{line}</td>
                <td className="mono">{text}</td>
                <td className={value === null ? styles.bad : 'tabular'}>
                  {value === null ? (
                    <IconAlertOctagonFilled size={14} aria-hidden="true" />
                  ) : (
                    <IconCheck size={14} aria-hidden="true" className={styles.good ?? ''} />
                  )}{' '}
                  {value ?? say(message ?? '')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
