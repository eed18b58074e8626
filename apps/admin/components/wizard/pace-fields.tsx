'use client';

import type { CampaignView } from '@callspool/contracts';
import { Group, type InputWrapperProps, NumberInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { connectionChoices } from '../../lib/api/wizard';
import { Panel } from '../ui/panel';

export interface PaceValues {
  readonly callsPerSecond: number | string;
  readonly maxConcurrent: number | string;
  readonly weight: number | string;
}

/** Fields side by side stay in line, however long what is said of each. */
const ORDER: NonNullable<InputWrapperProps['inputWrapperOrder']> = ['label', 'input', 'description', 'error'];

/** How fast it may go; the limits of its connection stand beside its own. */
export function PaceFields<V extends PaceValues>({
  form,
  campaign,
  isDisabled,
}: {
  readonly form: UseFormReturnType<V>;
  readonly campaign: CampaignView;
  readonly isDisabled: boolean;
}) {
  const t = useTranslations('wizard.attempts');
  const connections = useQuery(connectionChoices);
  const line = connections.data?.find(({ id }) => id === campaign.connectionId);
  const rate = line?.callsPerSecond ?? null;
  const name = campaign.connectionName;
  return (
    <Panel title={t('pace')} note={t('paceNote')}>
      <Group gap={24} align="flex-start">
        <NumberInput
          label={t('callsPerSecond')}
          description={rate === null ? t('noRate', { name }) : t('rateOf', { name, rate })}
          min={0.01}
          max={100}
          step={0.5}
          decimalScale={2}
          w={200}
          inputWrapperOrder={ORDER}
          disabled={isDisabled}
          {...form.getInputProps('callsPerSecond')}
        />
        <NumberInput
          label={t('maxConcurrent')}
          description={t('linesHint')}
          min={1}
          max={10_000}
          allowDecimal={false}
          w={200}
          inputWrapperOrder={ORDER}
          disabled={isDisabled}
          {...form.getInputProps('maxConcurrent')}
        />
        <NumberInput
          label={t('weight')}
          description={t('weightHint', { name })}
          min={1}
          max={1000}
          allowDecimal={false}
          w={200}
          inputWrapperOrder={ORDER}
          disabled={isDisabled}
          {...form.getInputProps('weight')}
        />
      </Group>
    </Panel>
  );
}
