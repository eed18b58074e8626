'use client';

import { type CallRecordItem, callRecordPage } from '@callspool/contracts';
import { useQueryStates } from 'nuqs';
import { useTranslations } from 'use-intl';
import { DataTable } from '../../../../components/data-table/data-table';
import { TableFoot } from '../../../../components/data-table/table-foot';
import { ExportButton } from '../../../../components/exports/export-button';
import { EmptyState } from '../../../../components/ui/empty-state';
import { PageBody } from '../../../../components/ui/page';
import { Refused, StaleLine } from '../../../../components/ui/shown';
import { Split } from '../../../../components/ui/split';
import { useList } from '../../../../hooks/use-list';
import { useNow } from '../../../../hooks/use-now';
import { CALL_RECORDS } from '../../../../lib/api/call-records';
import { viewerZone } from '../../../../lib/format/viewer-zone';
import { RECORD_FILTERS, searchOf, stretchOf, TAB_QUERY } from '../record-filters';
import { RecordCard } from './record-card';
import { RecordFilterBar } from './record-filter-bar';
import { RecordSide } from './record-side';
import { RecordTabs } from './record-tabs';
import { useRecordColumns } from './use-record-columns';

const BEAT_MS = 10_000;

/** What the vendors reported of calls, whose they are, how sure that is, and what nobody has looked at yet. */
export function CallRecords() {
  const t = useTranslations('records');
  const now = useNow();
  const [filter, setFilter] = useQueryStates(RECORD_FILTERS);
  const { tab, search, connection, campaign, result, match, reviewed, record } = filter;
  const narrowing = {
    connectionId: connection,
    campaignId: campaign,
    ...stretchOf(filter, { now: now ?? 0, timeZone: viewerZone() }),
  };
  const query = { ...narrowing, search: searchOf(search), result, match, reviewed, ...TAB_QUERY[tab] };
  const list = useList<CallRecordItem>([...CALL_RECORDS, 'list'], callRecordPage, '/call-records', query, {
    refetchInterval: BEAT_MS,
    enabled: now !== null,
  });
  const columns = useRecordColumns();
  const open = (id: string | null): void => void setFilter({ record: id });
  const { when, first, last } = filter;
  const isNarrowed = [search, when, first, last, connection, campaign, result, match, reviewed].some(
    (value) => value !== null,
  );
  return (
    <PageBody
      title={t('title')}
      isFull
      acts={<ExportButton kind="call_records" query={query} />}
      tabs={<RecordTabs narrowing={narrowing} />}
    >
      <Split
        side={<RecordSide id={record} onClose={() => open(null)} />}
        title={t('one.title')}
        isOpen={record !== null}
        onClose={() => open(null)}
      >
        <RecordFilterBar />
        {list.error !== null && list.rows.length > 0 && (
          <StaleLine error={list.error} onAgain={list.refetch} />
        )}
        {list.error !== null && list.rows.length === 0 ? (
          <Refused error={list.error} onAgain={list.refetch} />
        ) : (
          <DataTable
            label={t('title')}
            columns={columns}
            rows={list.rows}
            rowKey={({ id }) => id}
            isLoading={list.isLoading || now === null}
            hasMore={list.hasMore}
            onMore={list.onMore}
            empty={
              isNarrowed ? (
                <EmptyState title={t('empty.narrowed')}>{t('empty.narrowedText')}</EmptyState>
              ) : (
                <EmptyState title={t(`empty.${tab}`)}>{t(`empty.${tab}Text`)}</EmptyState>
              )
            }
            onOpen={({ id }) => open(id)}
            openKey={record}
            card={(row) => <RecordCard record={row} />}
          />
        )}
        <TableFoot shown={list.rows.length} hasMore={list.hasMore} />
      </Split>
    </PageBody>
  );
}
