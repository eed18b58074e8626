import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Panel } from '../ui/panel';
import styles from './choice.module.css';

/** What the fields say, as sentences; read out when they change. */
export function InWords({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('wizard');
  return (
    <Panel title={t('inWords')}>
      <div className={styles.sentences} aria-live="polite">
        {children}
      </div>
    </Panel>
  );
}
