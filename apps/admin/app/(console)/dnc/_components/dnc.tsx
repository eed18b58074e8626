'use client';

import { dncEntryPage, type DncEntryView } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { IconDatabase, IconPlus, IconUpload } from '@tabler/icons-react';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DataTable } from '../../../../components/data-table/data-table';
import { TableFoot } from '../../../../components/data-table/table-foot';
import { useMay } from '../../../../components/session/session-context';
import { ExportButton } from '../../../../components/exports/export-button';
import { LinkButton } from '../../../../components/ui/link-button';
import { PageBody } from '../../../../components/ui/page';
import { Refused, StaleLine } from '../../../../components/ui/shown';
import { Split } from '../../../../components/ui/split';
import { useList } from '../../../../hooks/use-list';
import { useNow } from '../../../../hooks/use-now';
import { BEAT_MS, DNC } from '../../../../lib/api/dnc';
import { digitsOf } from '../../../../lib/format/digits';
import { addedSince, DNC_FILTERS } from '../dnc-filters';
import { AddNumbers } from './add-numbers';
import { DncCard } from './dnc-card';
import { DncEmpty } from './dnc-empty';
import { DncFilterBar } from './dnc-filter-bar';
import { DncSide } from './dnc-side';
import { DncStrip } from './dnc-strip';
import { useDncColumns } from './use-dnc-columns';

/** The do-not-call list, what forbids a number, and the proof that what was on its way came back. */
export function Dnc() {
  const t = useTranslations('dnc');
  const may = useMay();
  const now = useNow();
  const [{ entry, added, search, campaign, ...filter }, setFilter] = useQueryStates(DNC_FILTERS);
  const query = {
    ...filter,
    search: digitsOf(search),
    campaignId: campaign,
    from: now === null ? null : addedSince(added, now),
  };
  const list = useList<DncEntryView>([...DNC, 'list'], dncEntryPage, '/dnc', query, {
    refetchInterval: BEAT_MS,
  });
  const columns = useDncColumns();
  const [isAdding, setAdding] = useState(false);
  const isNarrowed = Object.values({ ...filter, added, search, campaign }).some((value) => value !== null);
  const open = (id: string | null): void => void setFilter({ entry: id });
  const add = may('dnc.add') && (
    <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  return (
    <PageBody
      title={t('title')}
      isFull
      acts={
        <>
          <ExportButton kind="dnc" query={query} />
          <LinkButton
            href="/dnc/registries"
            variant="default"
            leftSection={<IconDatabase size={16} aria-hidden="true" />}
          >
            {t('registries')}
          </LinkButton>
          {may('dnc.import') && (
            <LinkButton
              href="/dnc/import"
              variant="default"
              leftSection={<IconUpload size={16} aria-hidden="true" />}
            >
              {t('import')}
            </LinkButton>
          )}
          {add}
        </>
      }
    >
      <DncStrip />
      <Split
        side={<DncSide entryId={entry} onOpen={open} />}
        title={t('entry.title')}
        isOpen={entry !== null}
        onClose={() => open(null)}
      >
        <DncFilterBar />
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
            isLoading={list.isLoading}
            hasMore={list.hasMore}
            onMore={list.onMore}
            empty={<DncEmpty isNarrowed={isNarrowed} act={add} />}
            onOpen={({ id }) => open(id)}
            openKey={entry}
            card={(row) => <DncCard entry={row} />}
          />
        )}
        <TableFoot shown={list.rows.length} hasMore={list.hasMore} />
      </Split>
      {isAdding && <AddNumbers onClose={() => setAdding(false)} />}
    </PageBody>
  );
}
