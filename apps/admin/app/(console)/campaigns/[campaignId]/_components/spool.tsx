'use client';

import { entryPage, type EntryView } from '@callspool/contracts';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DataTable } from '../../../../../components/data-table/data-table';
import { ExportButton } from '../../../../../components/exports/export-button';
import { FilterBar } from '../../../../../components/filters/filter-bar';
import { EmptyState } from '../../../../../components/ui/empty-state';
import { Refused, StaleLine } from '../../../../../components/ui/shown';
import { useList } from '../../../../../hooks/use-list';
import { useNumber } from '../../../../../hooks/use-number';
import { campaignKey, entryPath } from '../../../../../lib/api/campaign';
import { useCampaign } from './campaign-context';
import { EntryCard } from './entry-card';
import { EntryWhyColumn } from './entry-why-column';
import styles from './spool.module.css';
import { useEntryColumns } from './use-entry-columns';

const STATES = ['ready', 'waiting', 'in_flight', 'blocked', 'done', 'new'] as const;
const FILTERS = { state: parseAsStringLiteral(STATES).withDefault('ready'), find: parseAsString };
const EVERY_MS = 10_000;
/** A single letter is in nearly every name. */
const LEAST_TYPED = 2;

/** The campaign's contacts still to be worked, tab by tab; the chosen one says at the right why it is where it is. */
export function Spool() {
  const t = useTranslations('campaign.spool');
  const number = useNumber();
  const { campaign, row } = useCampaign();
  const [{ state, find: typed }, setFilter] = useQueryStates(FILTERS);
  const find = typed !== null && typed.trim().length >= LEAST_TYPED ? typed.trim() : null;
  const [chosen, setChosen] = useState<EntryView | null>(null);
  const entries = row?.entries ?? campaign.entries;
  // A contact that is looked for is shown wherever it stands.
  const query = find === null ? { state } : { search: find };
  const list = useList([...campaignKey(campaign.id), 'entries'], entryPage, entryPath(campaign.id), query, {
    refetchInterval: EVERY_MS,
  });
  const columns = useEntryColumns(state);
  if (list.error !== null && list.rows.length === 0)
    return <Refused error={list.error} onAgain={list.refetch} />;
  return (
    <div className={styles.spool}>
      <div className={styles.list}>
        <div className={styles.tabs} role="tablist" aria-label={t('label')}>
          {STATES.filter((each) => each !== 'new' || entries.new > 0).map((each) => (
            <button
              key={each}
              type="button"
              role="tab"
              className={styles.tab}
              aria-selected={find === null && each === state}
              onClick={() => void setFilter({ state: each, find: null })}
            >
              {t(`tabs.${each}`)}{' '}
              <span className={`${styles.count} tabular`}>{number.whole(entries[each])}</span>
            </button>
          ))}
        </div>
        <FilterBar
          search={typed}
          searchLabel={t('search')}
          onSearch={(text) => void setFilter({ find: text })}
        >
          <ExportButton kind="entries" query={{ ...query, campaignId: campaign.id }} size="xs" />
        </FilterBar>
        {list.error !== null && <StaleLine error={list.error} onAgain={list.refetch} />}
        <DataTable
          label={t('label')}
          columns={columns}
          rows={list.rows}
          rowKey={({ id }) => id}
          isLoading={list.isLoading}
          hasMore={list.hasMore}
          onMore={list.onMore}
          onOpen={setChosen}
          empty={
            <EmptyState title={find === null ? t(`empty.${state}`) : t('noMatch', { text: find })}>
              {t('emptyText')}
            </EmptyState>
          }
          card={(entry) => <EntryCard entry={entry} />}
        />
      </div>
      {chosen !== null && (
        <EntryWhyColumn campaignId={campaign.id} entry={chosen} onClose={() => setChosen(null)} />
      )}
    </div>
  );
}
