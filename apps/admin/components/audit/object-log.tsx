'use client';

import { auditPage, type AuditObjectType } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useList } from '../../hooks/use-list';
import { useServerCatalogue } from '../../hooks/use-server-words';
import { EmptyState } from '../ui/empty-state';
import { Moment } from '../ui/moment';
import { RowSkeleton } from '../ui/row-skeleton';
import { Refused } from '../ui/shown';
import { fieldWords, isWorthShowing, valueWords } from '../../lib/format/audit-words';
import { ActionWords } from './action-words';
import styles from './object-log.module.css';

const PAGE = 30;

/** Who changed what of one thing and when, newest first, with the values before and after. */
export function ObjectLog({ type, id }: { readonly type: AuditObjectType; readonly id: string }) {
  const t = useTranslations('common.log');
  const language = useServerCatalogue();
  const list = useList(['audit', type, id], auditPage, '/audit/of-object', {
    objectType: type,
    objectId: id,
    limit: PAGE,
  });
  if (list.error !== null && list.rows.length === 0)
    return <Refused error={list.error} onAgain={list.refetch} />;
  if (list.rows.length === 0)
    return list.isLoading ? <RowSkeleton rows={6} /> : <EmptyState title={t('empty')} />;
  return (
    <div>
      <ol className={styles.log}>
        {list.rows.map(({ id: entryId, at, actor, action, changes }) => (
          <li key={entryId} className={styles.entry}>
            <div className={styles.head}>
              <strong>
                <ActionWords action={action} />
              </strong>
              <span>{actor.name}</span>
              <span className={styles.when}>
                <Moment at={at} style="full" />
              </span>
            </div>
            {changes.some(isWorthShowing) && (
              <dl className={styles.changes}>
                {changes.filter(isWorthShowing).map(({ field, before, after }) => (
                  <div key={field} className={styles.change}>
                    <dt>{fieldWords(field, language)}</dt>
                    <dd>
                      <Value value={before} none={t('nothing')} />
                      <span aria-label={t('to')}> → </span>
                      <Value value={after} none={t('nothing')} />
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </li>
        ))}
      </ol>
      {list.hasMore && (
        <Button variant="default" mt={12} loading={list.isLoading} onClick={list.onMore}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}

function Value({ value, none }: { readonly value: unknown; readonly none: string }) {
  const language = useServerCatalogue();
  if (value === null || value === undefined || value === '')
    return <span className={styles.none}>{none}</span>;
  return <span>{valueWords(value, language)}</span>;
}
