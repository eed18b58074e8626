'use client';

import type { NumberFormat } from '@callspool/contracts';
import { Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslations } from 'use-intl';
import type { ConnectionValues } from '../../../../lib/connections/connection-values';
import styles from './connections.module.css';

const KINDS = ['digits', 'e164', 'national'] as const;

/** How this dialer must be told a number. */
export function NumberFormatFields({ form }: { readonly form: UseFormReturnType<ConnectionValues> }) {
  const t = useTranslations('connections.settings');
  const { settings } = form.values;
  if (!('numberFormat' in settings)) return null;
  const format = settings.numberFormat;
  const set = (next: NumberFormat): void => form.setFieldValue('settings.numberFormat', next);
  const without = (name: 'prefix' | 'internationalPrefix', value: string): void => {
    const { [name]: _before, ...others } = format as NumberFormat & { internationalPrefix?: string };
    set((value === '' ? others : { ...others, [name]: value }) as NumberFormat);
  };
  const start = (kind: string | null): void => {
    if (kind === 'national') set({ kind, country: '' });
    else if (kind === 'digits' || kind === 'e164') set({ kind });
  };
  return (
    <div className={styles.grid}>
      <Select
        label={t('numberFormat')}
        allowDeselect={false}
        data={KINDS.map((value) => ({ value, label: t(`formats.${value}`) }))}
        value={format.kind}
        onChange={start}
      />
      {format.kind === 'national' && (
        <>
          <TextInput
            label={t('country')}
            placeholder="ES"
            maxLength={2}
            value={format.country}
            error={form.errors['settings.numberFormat.country']}
            onChange={(event) => set({ ...format, country: event.currentTarget.value.toUpperCase() })}
          />
          <TextInput
            label={t('internationalPrefix')}
            placeholder="00"
            value={format.internationalPrefix ?? ''}
            error={form.errors['settings.numberFormat.internationalPrefix']}
            onChange={(event) => without('internationalPrefix', event.currentTarget.value)}
          />
        </>
      )}
      <TextInput
        label={t('prefix')}
        description={t('prefixHint')}
        value={format.prefix ?? ''}
        error={form.errors['settings.numberFormat.prefix']}
        onChange={(event) => without('prefix', event.currentTarget.value)}
      />
    </div>
  );
}
