'use client';

import { callbackPage, type CallbackView } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DataTable } from '../../../../components/data-table/data-table';
import { TableFoot } from '../../../../components/data-table/table-foot';
import { useMay } from '../../../../components/session/session-context';
import { ExportButton } from '../../../../components/exports/export-button';
import { EmptyState } from '../../../../components/ui/empty-state';
import { PageBody } from '../../../../components/ui/page';
import { Refused, StaleLine } from '../../../../components/ui/shown';
import { Split } from '../../../../components/ui/split';
import { useList } from '../../../../hooks/use-list';
import { useNow } from '../../../../hooks/use-now';
import { CALLBACKS } from '../../../../lib/api/callbacks';
import { digitsOf } from '../../../../lib/format/digits';
import { CALLBACK_FILTERS, orderOf, stretchOf } from '../callbacks-filters';
import { CallbackCard } from './callback-card';
import { CallbackFilterBar } from './callback-filter-bar';
import { CallbackSide } from './callback-side';
import { CallbackTabs } from './callback-tabs';
import { MakeCallback } from './make-callback';
import { useCallbackColumns } from './use-callback-columns';

const BEAT_MS = 5_000;

/** Every promised call: what is due first, on the customer's clock and on ours. */
export function Callbacks() {
  const t = useTranslations('callbacks');
  const may = useMay();
  const now = useNow();
  const [{ state, search, campaign, agent, vendorAgent, when, callback }, setFilter] =
    useQueryStates(CALLBACK_FILTERS);
  const narrowing = {
    search: digitsOf(search),
    campaignId: campaign,
    agentUserId: agent,
    agent: vendorAgent,
    ...stretchOf(when, now ?? 0),
  };
  const query = { ...narrowing, order: orderOf(state), ...(state === 'all' ? {} : { state }) };
  const list = useList<CallbackView>([...CALLBACKS, 'list'], callbackPage, '/callbacks', query, {
    refetchInterval: BEAT_MS,
    enabled: now !== null,
  });
  const columns = useCallbackColumns(state !== 'all');
  const [isMaking, setMaking] = useState(false);
  const open = (id: string | null): void => void setFilter({ callback: id });
  const isNarrowed = [search, campaign, agent, vendorAgent, when].some((value) => value !== null);
  const make = may('callbacks.make') && may('contacts.read') && (
    <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setMaking(true)}>
      {t('make')}
    </Button>
  );
  return (
    <PageBody
      title={t('title')}
      isFull
      acts={
        <>
          <ExportButton kind="callbacks" query={query} />
          {make}
        </>
      }
      tabs={<CallbackTabs narrowing={narrowing} />}
    >
      <Split
        side={<CallbackSide id={callback} onClose={() => open(null)} />}
        title={t('one.title')}
        isOpen={callback !== null}
        onClose={() => open(null)}
      >
        <CallbackFilterBar />
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
                <EmptyState title={t(`empty.${state}`)} act={make}>
                  {t(`empty.${state}Text`)}
                </EmptyState>
              )
            }
            onOpen={({ id }) => open(id)}
            openKey={callback}
            card={(row) => <CallbackCard callback={row} />}
          />
        )}
        <TableFoot shown={list.rows.length} hasMore={list.hasMore} />
      </Split>
      {isMaking && <MakeCallback onClose={() => setMaking(false)} />}
    </PageBody>
  );
}
