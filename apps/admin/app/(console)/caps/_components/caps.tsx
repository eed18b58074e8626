'use client';

import type { CapView } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../../components/session/session-context';
import { EmptyState } from '../../../../components/ui/empty-state';
import { Moment } from '../../../../components/ui/moment';
import { PageBody } from '../../../../components/ui/page';
import { Panel } from '../../../../components/ui/panel';
import { Rows } from '../../../../components/ui/rows';
import { Shown } from '../../../../components/ui/shown';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { campaignName } from '../../../../lib/api/names';
import { allCampaignGroups, allCaps } from '../../../../lib/api/rules';
import { CapDialog } from './cap-dialog';
import { CapSentence } from '../../../../components/ui/cap-sentence';

const REACHES = ['everywhere', 'group', 'campaign'] as const;

/** Every cap, by where it holds. */
export function Caps() {
  const t = useTranslations('caps');
  const may = useMay();
  const caps = useQuery(allCaps);
  const groups = useQuery(allCampaignGroups);
  const [open, setOpen] = useState<CapView | 'new' | null>(null);
  const create = may('caps.edit') && <Button onClick={() => setOpen('new')}>{t('newCap')}</Button>;
  const groupName = (id: string | null): string => groups.data?.find((group) => group.id === id)?.name ?? '…';
  return (
    <PageBody title={t('title')} facts={t('about')} acts={create}>
      <Shown query={caps} skeleton={<RowSkeleton />}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState title={t('empty')} act={create}>
              {t('emptyText')}
            </EmptyState>
          ) : (
            REACHES.map((reach) => {
              const here = items.filter((cap) => cap.reach === reach);
              if (here.length === 0) return null;
              return (
                <Panel key={reach} title={t(`reaches.${reach}`)} note={here.length} isFlush>
                  <Rows
                    rows={here}
                    rowKey={({ id }) => id}
                    {...(may('caps.edit') ? { onOpen: setOpen } : {})}
                    cells={(cap) => ({
                      name: <CapSentence cap={cap} />,
                      main:
                        cap.reach === 'group' ? (
                          groupName(cap.groupId)
                        ) : cap.reach === 'campaign' ? (
                          <CampaignName id={cap.campaignId} />
                        ) : null,
                      end: (
                        <>
                          {t('added')} <Moment at={cap.createdAt} />
                        </>
                      ),
                    })}
                  />
                </Panel>
              );
            })
          )
        }
      </Shown>
      {open !== null && <CapDialog cap={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </PageBody>
  );
}

function CampaignName({ id }: { readonly id: string | null }) {
  const campaign = useQuery(campaignName(id ?? ''));
  return <>{campaign.data ?? '…'}</>;
}
