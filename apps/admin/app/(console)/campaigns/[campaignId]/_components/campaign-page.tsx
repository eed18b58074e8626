'use client';

import type { CampaignView } from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { CampaignPill } from '../../../../../components/campaigns/campaign-pill';
import { CampaignReason } from '../../../../../components/campaigns/campaign-reason';
import { useMay } from '../../../../../components/session/session-context';
import { LiveMark } from '../../../../../components/ui/live-mark';
import { Moment } from '../../../../../components/ui/moment';
import { PageBody } from '../../../../../components/ui/page';
import { RowSkeleton } from '../../../../../components/ui/row-skeleton';
import { Shown } from '../../../../../components/ui/shown';
import { TabLinks } from '../../../../../components/ui/tabs-links';
import { useCampaignRow } from '../../../../../hooks/use-campaign-row';
import { oneCampaign } from '../../../../../lib/api/campaign';
import { CampaignActs } from './campaign-acts';
import { CampaignContext } from './campaign-context';

const TABS = ['overview', 'spool', 'diagnostics', 'settings', 'log'] as const;

/** One campaign: what it is, how it stands, what may be done with it, and its parts. */
export function CampaignPage({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const campaign = useQuery(oneCampaign(id));
  return (
    <Shown query={campaign} skeleton={<RowSkeleton rows={8} />}>
      {(view) => <LoadedPage campaign={view}>{children}</LoadedPage>}
    </Shown>
  );
}

function LoadedPage({
  campaign,
  children,
}: {
  readonly campaign: CampaignView;
  readonly children: ReactNode;
}) {
  const t = useTranslations('campaign');
  const may = useMay();
  const { row, stream } = useCampaignRow(campaign.id);
  const base = `/campaigns/${campaign.id}`;
  const tabs = TABS.filter((tab) => tab !== 'log' || may('audit.readObject')).map((tab) => ({
    href: tab === 'overview' ? base : `${base}/${tab}`,
    name: t(`tabs.${tab}`),
    isExact: tab === 'overview',
  }));
  return (
    <CampaignContext value={{ campaign, row, stream }}>
      <PageBody
        title={campaign.name}
        pill={<CampaignPill campaign={row ?? campaign} />}
        facts={
          <>
            {row !== null && (
              <span>
                <CampaignReason campaign={row} />
              </span>
            )}
            <span>{campaign.connectionName}</span>
            <span>
              {t(`methods.${campaign.method}`)}
              {row?.vendorName != null && <span className="mono"> {row.vendorName}</span>}
            </span>
            <span>{t('lists', { count: campaign.listIds.length })}</span>
            <span>
              {t.rich('since', { at: () => <Moment at={row?.stateChangedAt ?? campaign.stateChangedAt} /> })}
            </span>
          </>
        }
        acts={
          <>
            <LiveMark stream={stream} />
            <CampaignActs campaign={campaign} row={row} />
          </>
        }
        tabs={<TabLinks label={t('tabs.label')} tabs={tabs} />}
      >
        {children}
      </PageBody>
    </CampaignContext>
  );
}
