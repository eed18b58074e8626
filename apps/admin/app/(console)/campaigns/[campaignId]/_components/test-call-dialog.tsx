'use client';

import { type CampaignView, testCallRequest } from '@callspool/contracts';
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Refusal } from '../../../../../components/ui/refusal';
import { makeTestCall } from '../../../../../lib/api/campaign';

interface Values {
  readonly number: string;
  readonly country: string;
}

const toRequest = ({ number, country }: Values) => ({ number, ...(country === '' ? {} : { country }) });
const check = schemaResolver(testCallRequest, { sync: true });

/** Rings a phone of one's own as the campaign would. A call that may have gone out is never repeated by itself. */
export function TestCallDialog({
  campaign,
  onClose,
}: {
  readonly campaign: CampaignView;
  readonly onClose: () => void;
}) {
  const t = useTranslations('campaign.testCall');
  const form = useForm<Values>({
    initialValues: { number: '', country: '' },
    validate: (values) => check(toRequest(values)),
  });
  const call = useMutation({ mutationFn: (values: Values) => makeTestCall(campaign.id, toRequest(values)) });
  return (
    <Modal opened onClose={onClose} title={t('title')}>
      <form onSubmit={form.onSubmit((values) => call.mutate(values))} noValidate>
        <Stack gap={16}>
          <Text>{t('text')}</Text>
          <Group gap={12} align="flex-start">
            <TextInput
              label={t('number')}
              type="tel"
              style={{ flex: 1 }}
              data-autofocus
              {...form.getInputProps('number')}
            />
            <TextInput label={t('country')} w={168} maxLength={2} {...form.getInputProps('country')} />
          </Group>
          {call.isSuccess && <Text role="status">{t('sent', { number: call.data.number })}</Text>}
          {call.isError && <Refusal title={t('refused')} message={call.error.message} />}
          <Group justify="flex-end">
            <Button type="submit" loading={call.isPending}>
              {t('act')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
