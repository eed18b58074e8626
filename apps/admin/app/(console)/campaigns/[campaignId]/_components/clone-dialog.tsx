'use client';

import { type CampaignView, type CloneCampaignRequest, cloneCampaignRequest } from '@callspool/contracts';
import { Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { FormFooter } from '../../../../../components/forms/form-footer';
import { useGo } from '../../../../../hooks/unsaved';
import { useContractForm } from '../../../../../hooks/use-save';
import { cloneCampaign } from '../../../../../lib/api/campaign';
import { OVERVIEW_KEY } from '../../../../../lib/api/overview';

/** Another campaign with the same settings and all, some or none of the contacts. */
export function CloneDialog({
  campaign,
  onClose,
}: {
  readonly campaign: CampaignView;
  readonly onClose: () => void;
}) {
  const t = useTranslations('campaign.clone');
  const go = useGo();
  const editing = useContractForm<CloneCampaignRequest, CampaignView>({
    schema: cloneCampaignRequest,
    initial: { name: `${campaign.name} 2`, contacts: 'all' },
    save: (request) => cloneCampaign(campaign.id, request),
    renew: [OVERVIEW_KEY],
    onSaved: ({ id }) => {
      onClose();
      go(`/campaigns/${id}`);
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('title', { name: campaign.name })}>
      <form onSubmit={editing.submit} noValidate>
        <Stack gap={16}>
          <TextInput label={t('name')} data-autofocus {...editing.form.getInputProps('name')} />
          <Radio.Group label={t('contacts')} {...editing.form.getInputProps('contacts')}>
            <Stack gap={8} mt={4}>
              {(['all', 'pending', 'none'] as const).map((which) => (
                <Radio key={which} value={which} label={t(which)} />
              ))}
            </Stack>
          </Radio.Group>
        </Stack>
        <FormFooter of={editing} onCancel={onClose} saveWord={t('act')} />
      </form>
    </Modal>
  );
}
