'use client';

import { NumberInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslations } from 'use-intl';
import { DurationInput } from '../../../../components/forms/duration-input';
import { type ConnectionValues, isPhonebar } from '../../../../lib/connections/connection-values';
import styles from './connections.module.css';

/** How hard the vendor is worked, and how long it is waited for. */
export function LimitFields({ form }: { readonly form: UseFormReturnType<ConnectionValues> }) {
  const t = useTranslations('connections.limits');
  const timeout = (
    <NumberInput
      label={t('timeout')}
      description={t(isPhonebar(form.values.kind) ? 'timeoutRead' : 'timeoutHint')}
      min={1}
      max={60}
      suffix=" s"
      value={form.values.timeoutMs / 1_000}
      error={form.errors['timeoutMs']}
      onChange={(value) => form.setFieldValue('timeoutMs', Math.round(Number(value) * 1_000))}
    />
  );
  // Nothing is dialed through a phonebar, and it is asked one thing at a time.
  if (isPhonebar(form.values.kind)) return <div className={styles.grid}>{timeout}</div>;
  return (
    <div className={styles.grid}>
      <NumberInput
        label={t('maxConcurrent')}
        description={t('maxConcurrentHint')}
        min={1}
        max={1000}
        {...form.getInputProps('maxConcurrent')}
      />
      <NumberInput
        label={t('callsPerSecond')}
        description={t('callsPerSecondHint')}
        min={0.01}
        max={1000}
        decimalScale={2}
        placeholder={t('noLimit')}
        value={form.values.callsPerSecond ?? ''}
        error={form.errors['callsPerSecond']}
        onChange={(value) => form.setFieldValue('callsPerSecond', value === '' ? null : Number(value))}
      />
      {timeout}
      <DurationInput
        label={t('doubt')}
        description={t('doubtHint')}
        value={form.values.doubtSeconds}
        error={form.errors['doubtSeconds']}
        onChange={(seconds) => form.setFieldValue('doubtSeconds', seconds)}
      />
    </div>
  );
}
