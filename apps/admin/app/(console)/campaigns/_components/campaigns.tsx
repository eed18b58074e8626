'use client';

import type { CampaignRow } from '@callspool/contracts';
import { IconPlus } from '@tabler/icons-react';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DataTable } from '../../../../components/data-table/data-table';
import { useMay } from '../../../../components/session/session-context';
import { LinkButton } from '../../../../components/ui/link-button';
import { LiveMark } from '../../../../components/ui/live-mark';
import { PageBody } from '../../../../components/ui/page';
import { Refused, StaleLine } from '../../../../components/ui/shown';
import { useGo } from '../../../../hooks/unsaved';
import { useSelection } from '../../../../hooks/use-selection';
import type { CampaignAct } from '../../../../lib/api/campaign-acts';
import { CAMPAIGN_FILTERS } from '../campaigns-filters';
import { BulkBar } from './bulk-bar';
import { CampaignCard } from './campaign-card';
import { CampaignFilters } from './campaign-filters';
import { CampaignViews } from './campaign-views';
import { CampaignsEmpty } from './campaigns-empty';
import { CampaignsFoot } from './campaigns-foot';
import { ConfirmAct } from '../../../../components/campaigns/confirm-act';
import { PauseDialog } from '../../../../components/campaigns/pause-dialog';
import { Refusals } from './refusals';
import { useCampaignActs } from '../../../../hooks/use-campaign-acts';
import { useCampaignColumns } from './use-campaign-columns';
import { useCampaignRows } from './use-campaign-rows';

const ASK_FIRST: readonly CampaignAct[] = ['pause', 'drain', 'archive', 'remove'];

interface Order {
  readonly act: CampaignAct;
  readonly targets: readonly CampaignRow[];
}

/** Every campaign with how it stands; toggles and progress show in every open browser as they change. */
export function Campaigns() {
  const t = useTranslations('campaigns');
  const may = useMay();
  const go = useGo();
  const [{ connection, sort, down, ...filter }, setFilter] = useQueryStates(CAMPAIGN_FILTERS);
  const list = useCampaignRows({
    ...filter,
    connectionId: connection,
    sort,
    direction: down ? 'desc' : 'asc',
  });
  const selection = useSelection();
  const acts = useCampaignActs();
  const [sure, setSure] = useState<Order | null>(null);
  const act = (order: Order, reason: string | null): void =>
    void acts.run(order.act, order.targets, reason).then(() => {
      setSure(null);
      selection.clear();
    });
  const order = (act: CampaignAct, targets: readonly CampaignRow[]): void => {
    if (ASK_FIRST.includes(act)) setSure({ act, targets });
    else void acts.run(act, targets);
  };
  const columns = useCampaignColumns({
    onAct: (act, row) => order(act, [row]),
    // A switch acts at once; whoever wants to say why takes the menu.
    onSwitch: (act, row) => void acts.run(act, [row]),
    isBusy: acts.isBusy,
  });
  const chosen = list.rows.filter(({ id }) => selection.chosen.has(id));
  if (list.rows.length === 0 && list.error !== null)
    return (
      <PageBody title={t('title')}>
        <Refused error={list.error} onAgain={list.refetch} />
      </PageBody>
    );
  const mayAct = may('campaigns.pause');
  return (
    <PageBody
      title={t('title')}
      isFull
      acts={
        <>
          {list.rows.length > 0 && <LiveMark stream={list.stream} />}
          {may('campaigns.create') && (
            <LinkButton href="/campaigns/new" leftSection={<IconPlus size={16} aria-hidden="true" />}>
              {t('new')}
            </LinkButton>
          )}
        </>
      }
      tabs={<CampaignViews counts={list.counts} />}
    >
      <CampaignFilters />
      {list.error !== null && <StaleLine error={list.error} onAgain={list.refetch} />}
      <Refusals refusals={acts.refusals} error={acts.error} onClose={acts.clear} />
      <DataTable
        label={t('title')}
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        isLoading={list.isLoading}
        hasMore={list.hasMore}
        onMore={list.onMore}
        onSight={list.onSight}
        empty={<CampaignsEmpty />}
        onOpen={({ id }) => go(`/campaigns/${id}`)}
        {...(mayAct ? { selection } : {})}
        sort={{ key: sort, isDown: down }}
        onSort={({ key, isDown }) => void setFilter({ sort: CAMPAIGN_FILTERS.sort.parse(key), down: isDown })}
        card={(row) => <CampaignCard campaign={row} />}
      />
      {list.rows.length > 0 && <CampaignsFoot shown={list.rows.length} hasMore={list.hasMore} />}
      {chosen.length > 0 && (
        <BulkBar chosen={chosen} isBusy={acts.isBusy} onAct={order} onClear={selection.clear} />
      )}
      {sure?.act === 'pause' && (
        <PauseDialog
          targets={sure.targets}
          isBusy={acts.isBusy}
          onClose={() => setSure(null)}
          onAct={(reason) => act(sure, reason)}
        />
      )}
      {sure !== null && sure.act !== 'pause' && (
        <ConfirmAct
          act={sure.act}
          targets={sure.targets}
          isBusy={acts.isBusy}
          onClose={() => setSure(null)}
          onAct={() => act(sure, null)}
        />
      )}
    </PageBody>
  );
}
