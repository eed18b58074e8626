'use client';

import { Radio, Select, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslations } from 'use-intl';
import type { ConnectionValues } from '../../../../lib/connections/connection-values';
import styles from './connections.module.css';

/** What only a phonebar has: who reaches it decides what can be seen of it. */
export function PhonebarFields({ form }: { readonly form: UseFormReturnType<ConnectionValues> }) {
  const t = useTranslations('connections.settings');
  return (
    <Stack gap={24}>
      <Radio.Group label={t('reach')} {...form.getInputProps('settings.reach')}>
        <Stack gap={12} mt={8}>
          <Radio value="browser" label={t('reaches.browser')} description={t('reaches.browserHint')} />
          <Radio value="service" label={t('reaches.service')} description={t('reaches.serviceHint')} />
        </Stack>
      </Radio.Group>
      {form.values.kind === 'xcally' && (
        <div className={styles.grid}>
          <Select
            label={t('form')}
            description={t('formBoth')}
            allowDeselect={false}
            data={[
              { value: 'json', label: 'JSON' },
              { value: 'xml', label: 'XML' },
            ]}
            {...form.getInputProps('settings.format')}
          />
        </div>
      )}
    </Stack>
  );
}
