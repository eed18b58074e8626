'use client';

import {
  AUDIT_ACTOR_KINDS,
  AUDIT_OBJECT_TYPES,
  type AuditEntryView,
  auditPage,
  type AuditObjectType,
} from '@callspool/contracts';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ActionWords } from '../../../../components/audit/action-words';
import { DataTable } from '../../../../components/data-table/data-table';
import type { Column } from '../../../../components/data-table/data-table-types';
import { ExportButton } from '../../../../components/exports/export-button';
import { FilterBar } from '../../../../components/filters/filter-bar';
import { EmptyState } from '../../../../components/ui/empty-state';
import { Moment } from '../../../../components/ui/moment';
import { PageBody } from '../../../../components/ui/page';
import { Refused, StaleLine } from '../../../../components/ui/shown';
import { useList } from '../../../../hooks/use-list';
import { isWorthShowing } from '../../../../lib/format/audit-words';
import styles from './audit.module.css';
import { EntryDetail } from './entry-detail';

const FILTERS = {
  text: parseAsString,
  objectType: parseAsStringLiteral(AUDIT_OBJECT_TYPES),
  actorKind: parseAsStringLiteral(AUDIT_ACTOR_KINDS),
};
const isType = (type: string): type is AuditObjectType =>
  (AUDIT_OBJECT_TYPES as readonly string[]).includes(type);

/** Every change that anybody made, searchable; the chosen one with its values before and after at the right. */
export function Audit() {
  const t = useTranslations('audit');
  const types = useTranslations('audit.types');
  const [filter, setFilter] = useQueryStates(FILTERS);
  // The API looks for two characters at least.
  const query = { ...filter, text: filter.text !== null && filter.text.length < 2 ? null : filter.text };
  const list = useList(['audit', 'all'], auditPage, '/audit', query);
  const [chosen, setChosen] = useState<AuditEntryView | null>(null);
  const typeName = (type: string): string => (isType(type) ? types(type) : type);
  const columns: readonly Column<AuditEntryView>[] = [
    { key: 'at', head: t('columns.at'), width: 176, cell: ({ at }) => <Moment at={at} /> },
    { key: 'who', head: t('columns.who'), width: 184, cell: ({ actor }) => actor.name },
    {
      key: 'action',
      head: t('columns.action'),
      width: 216,
      cell: ({ action }) => <ActionWords action={action} />,
    },
    {
      key: 'object',
      head: t('columns.object'),
      width: 240,
      isGrowing: true,
      cell: ({ objectType, objectName, objectId }) => (
        <>
          {typeName(objectType)} {objectName ?? <span className="mono">{objectId}</span>}
        </>
      ),
    },
    {
      key: 'changes',
      head: t('columns.changes'),
      width: 96,
      cell: ({ changes }) => t('changes', { count: changes.filter(isWorthShowing).length }),
    },
  ];
  if (list.error !== null && list.rows.length === 0)
    return <Refused error={list.error} onAgain={list.refetch} />;
  return (
    <PageBody title={t('title')} facts={t('about')} isFull acts={<ExportButton kind="audit" query={query} />}>
      <FilterBar
        search={filter.text}
        searchLabel={t('search')}
        onSearch={(text) => void setFilter({ text })}
        fields={[
          {
            key: 'objectType',
            name: t('type'),
            values: AUDIT_OBJECT_TYPES.map((value) => ({ value, label: types(value) })),
          },
          {
            key: 'actorKind',
            name: t('by'),
            values: AUDIT_ACTOR_KINDS.map((value) => ({ value, label: t(`actors.${value}`) })),
          },
        ]}
        chosen={filter}
        onChoose={(key, value) => void setFilter({ [key]: value })}
      />
      {list.error !== null && <StaleLine error={list.error} onAgain={list.refetch} />}
      <div className={styles.sides}>
        <DataTable
          label={t('title')}
          columns={columns}
          rowHeight={36}
          rows={list.rows}
          rowKey={({ id }) => id}
          isLoading={list.isLoading}
          hasMore={list.hasMore}
          onMore={list.onMore}
          onOpen={setChosen}
          empty={<EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
          card={(entry) => (
            <div>
              <strong>
                <ActionWords action={entry.action} />
              </strong>
              <div>
                {typeName(entry.objectType)} {entry.objectName}
              </div>
              <div className={styles.soft}>
                {entry.actor.name}, <Moment at={entry.at} />
              </div>
            </div>
          )}
        />
        {chosen !== null && <EntryDetail entry={chosen} onClose={() => setChosen(null)} />}
      </div>
    </PageBody>
  );
}
