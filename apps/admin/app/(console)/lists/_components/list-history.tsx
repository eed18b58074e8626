'use client';

import { type AuditEntryView, auditPage } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { DataTable } from '../../../../components/data-table/data-table';
import type { Column } from '../../../../components/data-table/data-table-types';
import { TableFoot } from '../../../../components/data-table/table-foot';
import { EmptyState } from '../../../../components/ui/empty-state';
import { Moment } from '../../../../components/ui/moment';
import { Refused } from '../../../../components/ui/shown';
import { useList } from '../../../../hooks/use-list';
import { ListFrame } from './list-frame';
import styles from './lists.module.css';

const ACTIONS = [
  'contact_list.created',
  'contact_list.changed',
  'contact_list.archived',
  'contact_list.restored',
] as const;
type Action = (typeof ACTIONS)[number];

const isKnown = (action: string): action is Action => (ACTIONS as readonly string[]).includes(action);
const WORDS = {
  'contact_list.created': 'created',
  'contact_list.changed': 'changed',
  'contact_list.archived': 'archived',
  'contact_list.restored': 'restored',
} as const;

/** Who changed what of a list, newest first. */
export function ListHistory({ listId }: { readonly listId: string }) {
  const t = useTranslations('lists.history');
  const list = useList(['audit', 'contact_list', listId], auditPage, '/audit/of-object', {
    objectType: 'contact_list',
    objectId: listId,
  });
  const columns: readonly Column<AuditEntryView>[] = [
    { key: 'at', head: t('at'), width: 168, cell: ({ at }) => <Moment at={at} isZoneSaid /> },
    { key: 'by', head: t('by'), width: 200, cell: ({ actor }) => actor.name },
    {
      key: 'what',
      head: t('what'),
      width: 160,
      cell: ({ action }) => (isKnown(action) ? t(WORDS[action]) : action),
    },
    {
      key: 'changes',
      head: t('changes'),
      width: 320,
      isGrowing: true,
      cell: (entry) => <Changes entry={entry} />,
    },
  ];
  return (
    <ListFrame listId={listId} isFull>
      {() =>
        list.error !== null && list.rows.length === 0 ? (
          <Refused error={list.error} onAgain={list.refetch} />
        ) : (
          <>
            <DataTable
              label={t('title')}
              columns={columns}
              rows={list.rows}
              rowKey={({ id }) => id}
              isLoading={list.isLoading}
              hasMore={list.hasMore}
              onMore={list.onMore}
              empty={<EmptyState title={t('empty')} />}
              card={(entry) => (
                <div className={styles.card}>
                  <span className={styles.cardTop}>
                    <span className={styles.cardName}>
                      {isKnown(entry.action) ? t(WORDS[entry.action]) : entry.action}
                    </span>
                    <Moment at={entry.at} />
                  </span>
                  <span className={styles.cardText}>{entry.actor.name}</span>
                  <Changes entry={entry} />
                </div>
              )}
            />
            <TableFoot shown={list.rows.length} hasMore={list.hasMore} />
          </>
        )
      }
    </ListFrame>
  );
}

const FIELDS = ['name', 'defaultCountry', 'defaultTimeZone'] as const;
type Field = (typeof FIELDS)[number];
const isField = (field: string): field is Field => (FIELDS as readonly string[]).includes(field);

/** `Country: BE → ES`. */
function Changes({ entry }: { readonly entry: AuditEntryView }) {
  const t = useTranslations('lists.history');
  const word = (value: unknown): string =>
    value === null || value === undefined ? t('none') : String(value);
  return (
    <>
      {entry.changes
        .map(({ field, before, after }) => {
          const name = isField(field) ? t(`fields.${field}`) : field;
          return before === null || before === undefined
            ? `${name}: ${word(after)}`
            : `${name}: ${word(before)} → ${word(after)}`;
        })
        .join(', ')}
    </>
  );
}
