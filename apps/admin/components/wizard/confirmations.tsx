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
  const may = useMay();
  const queries = useQueryClient();
  const confirm = useMutation({
    mutationFn: (change: Partial<Record<ConfirmationName, boolean>>) => confirmOfDialer(campaign.id, change),
    onSuccess: async (saved) => {
      queries.setQueryData(campaignToEdit(saved.id).queryKey, saved);
      await queries.invalidateQueries({ queryKey: [...campaignKey(saved.id), 'preflight'] });
    },
  });
  if (METHOD_KIND[campaign.method] !== 'ucontact') return null;
  const names: ConfirmationName[] = campaign.vendorDecides
    ? ['scheduleInsideOurs']
    : ['dialerRetriesZero', 'scheduleInsideOurs', 'dispositionsActOnNothing'];
  return (
    <div id="confirmations">
      <Panel title={t('title')} note={t('note', { name: campaign.connectionName })}>
        {confirm.error !== null && <Refusal title={t('refused')} message={confirm.error.message} />}
        <div className={styles.confirmations}>
          {names.map((name) => {
            const given = campaign.confirmations[name];
            return (
              <Checkbox
                key={name}
                label={t(`names.${name}`)}
                description={
                  given === undefined
                    ? t(`why.${name}`)
                    : t.rich('given', { by: given.by, at: () => <Moment at={given.at} /> })
                }
                checked={(confirm.isPending ? confirm.variables[name] : undefined) ?? given !== undefined}
                disabled={!may('campaigns.confirm')}
                onChange={(event) => {
                  // Not switched off meanwhile, or the keyboard would lose its place.
                  if (!confirm.isPending) confirm.mutate({ [name]: event.currentTarget.checked });
                }}
              />
            );
          })}
        </div>
      </Panel>
    </div>
  );
}
