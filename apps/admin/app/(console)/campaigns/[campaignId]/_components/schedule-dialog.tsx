'use client';

import { type CampaignView, scheduleRequest } from '@callspool/contracts';
import { Modal, Text } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { useTranslations } from 'use-intl';
import { FormFooter } from '../../../../../components/forms/form-footer';
import { useContractForm } from '../../../../../hooks/use-save';
import { campaignKey, scheduleCampaign } from '../../../../../lib/api/campaign';
import { viewerZone } from '../../../../../lib/format/viewer-zone';

const toInstant = (local: string | null): string => (local === null ? '' : new Date(local).toISOString());

/** The moment at which a draft starts by itself, read on the clock of this browser. */
export function ScheduleDialog({
  campaign,
  onClose,
}: {
  readonly campaign: CampaignView;
  readonly onClose: () => void;
}) {
  const t = useTranslations('campaign.schedule');
  const editing = useContractForm<{ startAt: string | null }, CampaignView>({
    schema: scheduleRequest,
    initial: { startAt: null },
    toRequest: ({ startAt }) => ({ startAt: toInstant(startAt) }),
    save: ({ startAt }) => scheduleCampaign(campaign.id, toInstant(startAt)),
    renew: [campaignKey(campaign.id)],
    onSaved: onClose,
  });
  return (
    <Modal opened onClose={onClose} title={t('title', { name: campaign.name })}>
      <form onSubmit={editing.submit} noValidate>
        <DateTimePicker
          label={t('at')}
          valueFormat="YYYY-MM-DD HH:mm"
          minDate={new Date()}
          {...editing.form.getInputProps('startAt')}
        />
        <Text fz="sm" c="var(--cs-ink-3)" mt={8}>
          {t('zone', { zone: viewerZone() })}
        </Text>
        <FormFooter of={editing} onCancel={onClose} saveWord={t('act')} />
      </form>
    </Modal>
  );
}
