'use client';

import type { DncEntryView } from '@callspool/contracts';
import { IconAlertCircleFilled, IconCheck } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useNumber } from '../../../../hooks/use-number';
import { Moment } from '../../../../components/ui/moment';
import styles from './dnc.module.css';

/** For whom an entry holds: everybody, or the name of the group or campaign. */
export function ScopeWords({
  entry,
}: {
  readonly entry: Pick<DncEntryView, 'scope' | 'groupName' | 'campaignName'>;
}) {
  const t = useTranslations('dnc.scopes');
  return t(entry.scope, { name: entry.groupName ?? entry.campaignName ?? '' });
}

export function EndWords({
  entry,
}: {
  readonly entry: Pick<DncEntryView, 'expiresAt'> & Partial<Pick<DncEntryView, 'removedAt'>>;
}) {
  const t = useTranslations('dnc');
  if (entry.removedAt != null) return t('ended');
  if (entry.expiresAt === null) return t('noEnd');
  return t.rich('until', { at: () => <Moment at={entry.expiresAt} isZoneSaid /> });
}

/** What became of what was on its way when an entry came. */
export function RecallWords({ recall }: Pick<DncEntryView, 'recall'>) {
  const t = useTranslations('dnc.recall');
  const number = useNumber();
  if (recall === null) return <span className={styles.dim}>{t('unknown')}</span>;
  const { pastGate, recalled, open } = recall;
  const all = number.whole(pastGate);
  if (open > 0) {
    return (
      <span className={styles.unproven}>
        <IconAlertCircleFilled size={16} aria-hidden="true" />
        {t('open', { open: number.whole(open), pastGate: all })}
      </span>
    );
  }
  return (
    <span className={styles.proven}>
      <IconCheck size={16} aria-hidden="true" />
      {pastGate === 0
        ? t('none')
        : recalled === 0
          ? t('gone', { count: pastGate })
          : t('recalled', { recalled: number.whole(recalled), pastGate: all })}
    </span>
  );
}
