'use client';

import { type CampaignView, type ConfirmationName, METHOD_KIND } from '@callspool/contracts';
import { Checkbox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { campaignKey } from '../../lib/api/campaign';
import { campaignToEdit, confirmOfDialer } from '../../lib/api/wizard';
import { useMay } from '../session/session-context';
import { Moment } from '../ui/moment';
import { Panel } from '../ui/panel';
import { Refusal } from '../ui/refusal';
import styles from './review.module.css';

/** What only a person can know of the dialer; each is kept with who confirmed it and when, at once. */
export function Confirmations({ campaign }: { readonly campaign: CampaignView }) {
  const t = useTranslations('wizard.confirmations');
  if (METHOD_KIND[campaign.method] !== 'ucontact') return null;
  const names: ConfirmationName[] = campaign.vendorDecides
    ? ['scheduleInsideOurs']
    : ['dialerRetriesZero', 'scheduleInsideOurs', 'dispositionsActOnNothing'];
  return (
    <div id="confirmations">
      <Panel title={t('title')} note={t('note', { name: campaign.connectionName })}>
        <div className={styles.confirmations}>
          {names.map((name) => (
            <Confirmation key={name} campaign={campaign} name={name} />
          ))}
        </div>
      </Panel>
    </div>
  );
}

/** One of them by itself, so that the next can be ticked while this one is still being kept. */
function Confirmation({
  campaign,
  name,
}: {
  readonly campaign: CampaignView;
  readonly name: ConfirmationName;
}) {
  const t = useTranslations('wizard.confirmations');
  const may = useMay();
  const queries = useQueryClient();
  const confirm = useMutation({
    mutationFn: (isGiven: boolean) => confirmOfDialer(campaign.id, { [name]: isGiven }),
    onSuccess: async (saved) => {
      queries.setQueryData(campaignToEdit(saved.id).queryKey, saved);
      await queries.invalidateQueries({ queryKey: [...campaignKey(saved.id), 'preflight'] });
    },
  });
  const given = campaign.confirmations[name];
  return (
    <>
      {confirm.error !== null && <Refusal title={t('refused')} message={confirm.error.message} />}
      <Checkbox
        label={t(`names.${name}`)}
        description={
          given === undefined
            ? t(`why.${name}`)
            : t.rich('given', { by: given.by, at: () => <Moment at={given.at} /> })
        }
        checked={confirm.isPending ? confirm.variables : given !== undefined}
        disabled={!may('campaigns.confirm')}
        onChange={(event) => {
          // Not switched off meanwhile, or the keyboard would lose its place.
          if (!confirm.isPending) confirm.mutate(event.currentTarget.checked);
        }}
      />
    </>
  );
}
