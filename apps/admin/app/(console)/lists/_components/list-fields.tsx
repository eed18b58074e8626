'use client';

import { Checkbox, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslations } from 'use-intl';
import { CountrySelect } from '../../../../components/forms/country-select';
import { ZoneSelect } from '../../../../components/forms/zone-select';
import { viewerZone } from '../../../../lib/format/viewer-zone';

export interface ListValues {
  name: string;
  defaultCountry: string | null;
  defaultTimeZone: string | null;
}

/** What a list is called, and how its numbers are read. */
export function ListFields({ form }: { readonly form: UseFormReturnType<ListValues> }) {
  const t = useTranslations('lists.fields');
  const { defaultCountry, defaultTimeZone } = form.values;
  return (
    <>
      <TextInput label={t('name')} data-autofocus {...form.getInputProps('name')} />
      <CountrySelect
        label={t('country')}
        description={t('countryHint')}
        value={defaultCountry}
        error={form.errors['defaultCountry']}
        onChange={(code) => form.setFieldValue('defaultCountry', code)}
      />
      <Checkbox
        label={t('hasZone')}
        description={t('zoneHint')}
        checked={defaultTimeZone !== null}
        onChange={(event) =>
          form.setFieldValue('defaultTimeZone', event.currentTarget.checked ? viewerZone() : null)
        }
      />
      {defaultTimeZone !== null && (
        <ZoneSelect
          label={t('zone')}
          value={defaultTimeZone}
          error={form.errors['defaultTimeZone']}
          onChange={(zone) => form.setFieldValue('defaultTimeZone', zone)}
        />
      )}
    </>
  );
}
