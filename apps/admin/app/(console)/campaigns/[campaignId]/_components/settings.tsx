'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../../../components/session/session-context';
import { Facts } from '../../../../../components/ui/facts';
import { Moment } from '../../../../../components/ui/moment';
import { Panel } from '../../../../../components/ui/panel';
import { listName } from '../../../../../lib/api/names';
import { allCallingHours, allCampaignGroups, allRespoolRuleSets } from '../../../../../lib/api/rules';
import { formatDuration } from '../../../../../lib/format/duration';
import { useCampaign } from './campaign-context';
import { ConfirmationsPanel } from './confirmations-panel';

/** What the campaign is set to do, a sentence a setting, each with the way to change it. */
export function Settings() {
  const t = useTranslations('campaign.settings');
  const methods = useTranslations('campaign.methods');
  const may = useMay();
  const { campaign } = useCampaign();
  const hours = useQuery(allCallingHours).data ?? [];
  const rules = useQuery(allRespoolRuleSets).data ?? [];
  const groups = useQuery(allCampaignGroups).data ?? [];
  const nameOf = (all: readonly { id: string; name: string }[], id: string | null): string =>
    all.find((each) => each.id === id)?.name ?? '…';
  const isEditable = may('campaigns.edit') && campaign.state !== 'archived';
  const fact = (key: string, step: string, value: ReactNode) => ({
    key,
    name: isEditable ? <Link href={`/campaigns/${campaign.id}/edit/${step}`}>{t('change')}</Link> : null,
    value,
  });
  const details = Object.entries(campaign.vendorSettings)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
  const date = (at: string | null, none: 'noStart' | 'noEnd') => (): ReactNode =>
    at === null ? t(none) : <Moment at={at} timeZone={campaign.timeZone} />;
  return (
    <>
      <Panel title={t('title')}>
        <Facts
          facts={[
            fact(
              'vendor',
              'basics',
              t('vendor', { connection: campaign.connectionName, method: methods(campaign.method) }),
            ),
            ...(details === '' ? [] : [fact('details', 'basics', t('vendorCampaign', { details }))]),
            ...(campaign.callerId === null
              ? []
              : [fact('callerId', 'basics', t('callerId', { number: campaign.callerId }))]),
            fact(
              'contacts',
              'contacts',
              campaign.listIds.length === 0
                ? t('noLists')
                : t.rich('contacts', {
                    lists: () => campaign.listIds.map((id) => <ListLink key={id} id={id} />),
                  }),
            ),
            fact(
              'dialing',
              'schedule',
              t('dialing', { hours: nameOf(hours, campaign.dialingHoursId), zone: campaign.timeZone }),
            ),
            fact(
              'contacting',
              'schedule',
              t('contacting', { hours: nameOf(hours, campaign.contactingHoursId) }),
            ),
            fact(
              'dates',
              'schedule',
              t.rich('dates', {
                start: date(campaign.startAt, 'noStart'),
                end: date(campaign.endAt, 'noEnd'),
              }),
            ),
            fact(
              'respool',
              'attempts',
              campaign.vendorDecides
                ? t('vendorDecides')
                : t('respool', { rules: nameOf(rules, campaign.respoolRuleSetId) }),
            ),
            fact('gap', 'suppression', t('gap', { gap: formatDuration(campaign.minGapSeconds) })),
            fact(
              'pace',
              'attempts',
              t('pace', {
                rate: campaign.callsPerSecond,
                lines: campaign.maxConcurrent,
                weight: campaign.weight,
              }),
            ),
            fact(
              'group',
              'suppression',
              campaign.groupId === null
                ? t('noGroup')
                : t('group', { group: nameOf(groups, campaign.groupId) }),
            ),
          ]}
        />
      </Panel>
      <ConfirmationsPanel />
    </>
  );
}

function ListLink({ id }: { readonly id: string }) {
  const name = useQuery(listName(id));
  return (
    <>
      <Link href={`/lists/${id}`}>{name.data ?? '…'}</Link>{' '}
    </>
  );
}
