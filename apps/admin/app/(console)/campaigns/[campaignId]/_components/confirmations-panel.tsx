'use client';

import { campaignView, CONFIRMATIONS, type ConfirmationName } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../../../components/session/session-context';
import { Facts } from '../../../../../components/ui/facts';
import { Moment } from '../../../../../components/ui/moment';
import { Panel } from '../../../../../components/ui/panel';
import { Refusal } from '../../../../../components/ui/refusal';
import { campaignKey } from '../../../../../lib/api/campaign';
import { send } from '../../../../../lib/api/request';
import { useCampaign } from './campaign-context';

/** What a person has confirmed of the vendor's dialer, because no operation of it tells; only where it dials by its own clock. */
export function ConfirmationsPanel() {
  const t = useTranslations('campaign.settings');
  const common = useTranslations('common');
  const may = useMay();
  const queries = useQueryClient();
  const { campaign } = useCampaign();
  const confirm = useMutation({
    mutationFn: (change: Partial<Record<ConfirmationName, boolean>>) =>
      send(campaignView, 'POST', `/campaigns/${campaign.id}/confirmations`, change),
    onSuccess: () => queries.invalidateQueries({ queryKey: campaignKey(campaign.id) }),
  });
  if (campaign.method !== 'dialer_push' && campaign.method !== 'dialer_upload') return null;
  return (
    <Panel title={t('confirmations')}>
      {confirm.isError && <Refusal title={common('notSaved')} message={confirm.error.message} />}
      <Facts
        facts={CONFIRMATIONS.map((name) => {
          const given = campaign.confirmations[name];
          return {
            key: name,
            name: t(`confirmationNames.${name}`),
            value: (
              <>
                {given === undefined
                  ? t('notConfirmed')
                  : t.rich('confirmed', { name: given.by, at: () => <Moment at={given.at} /> })}{' '}
                {may('campaigns.confirm') && (
                  <Button
                    variant="subtle"
                    size="xs"
                    loading={confirm.isPending}
                    onClick={() => confirm.mutate({ [name]: given === undefined })}
                  >
                    {t(given === undefined ? 'confirm' : 'takeBack')}
                  </Button>
                )}
              </>
            ),
          };
        })}
      />
    </Panel>
  );
}
