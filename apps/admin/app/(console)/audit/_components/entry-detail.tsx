'use client';

import type { AuditEntryView } from '@callspool/contracts';
import { CloseButton } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useServerCatalogue } from '../../../../hooks/use-server-words';
import { Moment } from '../../../../components/ui/moment';
import { ActionWords } from '../../../../components/audit/action-words';
import { fieldWords, isWorthShowing, valueWords } from '../../../../lib/format/audit-words';
import styles from './audit.module.css';

/** One change with its values before and after. */
export function EntryDetail({
  entry,
  onClose,
}: {
  readonly entry: AuditEntryView;
  readonly onClose: () => void;
}) {
  const t = useTranslations('audit');
  const language = useServerCatalogue();
  const write = (value: unknown): string =>
    value === null || value === undefined ? '–' : valueWords(value, language);
  return (
    <aside className={styles.side} aria-label={t('detail')}>
      <div className={styles.head}>
        <strong>
          <ActionWords action={entry.action} />
        </strong>
        <CloseButton aria-label={t('close')} onClick={onClose} />
      </div>
      <p className={`mono ${styles.soft}`}>{entry.action}</p>
      <p>
        {entry.actor.name}, <Moment at={entry.at} style="seconds" />
      </p>
      {entry.changes.filter(isWorthShowing).map(({ field, before, after }) => (
        <div key={field} className={styles.change}>
          <strong>{fieldWords(field, language)}</strong>
          <div className={styles.value}>
            <span className={styles.soft}>{t('before')}</span>
            <span>{write(before)}</span>
          </div>
          <div className={styles.value}>
            <span className={styles.soft}>{t('after')}</span>
            <span>{write(after)}</span>
          </div>
        </div>
      ))}
      {entry.requestId !== null && (
        <p className={styles.soft}>
          {t('request')} <span className="mono">{entry.requestId}</span>
        </p>
      )}
    </aside>
  );
}
