'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Moment } from '../../../../components/ui/moment';
import { Panel } from '../../../../components/ui/panel';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { Shown } from '../../../../components/ui/shown';
import { useServerWords } from '../../../../hooks/use-server-words';
import { driftOf } from '../../../../lib/api/connections';
import styles from './connections.module.css';

/** What the vendor said beyond its documents: kept and counted, settling nothing. */
export function DriftPanel({ id }: { readonly id: string }) {
  const t = useTranslations('connections.drift');
  const say = useServerWords();
  const drift = useQuery(driftOf(id));
  return (
    <Panel title={t('title')} note={drift.data?.items.length}>
      <p className={styles.line}>{t('about')}</p>
      <Shown query={drift} skeleton={<RowSkeleton rows={2} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.small}>{t('none')}</p>
          ) : (
            <ul className={styles.drift}>
              {items.map(({ what, sample, count, lastSeenAt }) => (
                <li key={what}>
                  <span>{say(what)}</span> <code className="mono">{sample}</code>
                  <span className={styles.small}>
                    {t.rich('seen', { count, at: () => <Moment at={lastSeenAt} /> })}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Panel>
  );
}
