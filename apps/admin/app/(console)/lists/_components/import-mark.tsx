'use client';

import type { ContactListView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { Moment } from '../../../../components/ui/moment';
import { TwoLines } from '../../../../components/ui/two-lines';
import styles from './lists.module.css';

/** The last import of a list: when, and by whom; what is not done says so. */
export function ImportMark({ run }: { readonly run: NonNullable<ContactListView['lastImport']> }) {
  const t = useTranslations('listImport.states');
  const isBad = run.state === 'failed';
  return (
    <TwoLines
      first={
        run.state === 'done' ? (
          <Moment at={run.createdAt} isZoneSaid />
        ) : (
          <span className={isBad ? styles.bad : undefined}>{t(run.state)}</span>
        )
      }
      second={`${run.createdBy}, ${run.fileName}`}
    />
  );
}
