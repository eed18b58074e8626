'use client';

import { NumberInput, Select, Stack, Switch, TagsInput, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { ConnectionValues } from '../../../../lib/connections/connection-values';
import styles from './connections.module.css';
import { EscauxFields } from './escaux-fields';
import { NumberFormatFields } from './number-format-fields';
import { optionalSetting } from './optional-setting';

type Form = UseFormReturnType<ConnectionValues>;

/** What only this kind of dialer has. */
export function KindSettings({ form }: { readonly form: Form }) {
  const t = useTranslations('connections.settings');
  return (
    <Stack gap={24}>
      <Fields form={form} />
      <Text size="sm" c="dimmed">
        {t.rich('words', { link: (text) => <Link href="/dispositions/words">{text}</Link> })}
      </Text>
    </Stack>
  );
}

function Fields({ form }: { readonly form: Form }) {
  switch (form.values.kind) {
    case 'ucontact':
      return (
        <>
          <NumberFormatFields form={form} />
          <UcontactFields form={form} />
        </>
      );
    case 'iexpbx':
      return (
        <>
          <NumberFormatFields form={form} />
          <IexpbxFields form={form} />
        </>
      );
    case 'escaux':
      return <EscauxFields form={form} />;
  }
}

function UcontactFields({ form }: { readonly form: Form }) {
  const t = useTranslations('connections.settings');
  const upload = optionalSetting(form, 'uploadUsername');
  const most = optionalSetting(form, 'maxDataBytes');
  return (
    <div className={styles.grid}>
      <Select
        label={t('login')}
        description={t('loginHint')}
        allowDeselect={false}
        data={[{ value: 'auto', label: t('loginAuto') }, 'getUserToken', 'UserLogin']}
        {...form.getInputProps('settings.login')}
      />
      <Select
        label={t('textEncoding')}
        description={t('textEncodingHint')}
        allowDeselect={false}
        data={[
          { value: 'ascii', label: 'ASCII' },
          { value: 'utf-8', label: 'UTF-8' },
        ]}
        {...form.getInputProps('settings.textEncoding')}
      />
      <NumberInput
        label={t('searchLimit')}
        description={t('searchLimitHint')}
        min={10}
        max={1000}
        {...form.getInputProps('settings.searchLimit')}
      />
      <TextInput
        label={t('uploadUsername')}
        description={t('uploadUsernameHint')}
        value={upload.value}
        error={upload.error}
        onChange={(event) => upload.set(event.currentTarget.value)}
      />
      <NumberInput
        label={t('maxDataBytes')}
        description={t('maxDataBytesHint')}
        min={40}
        max={100_000}
        value={most.value}
        error={most.error}
        onChange={most.set}
      />
      <TagsInput
        label={t('allowedTimeZones')}
        description={t('allowedTimeZonesHint')}
        {...form.getInputProps('settings.allowedTimeZones')}
      />
      <Switch
        label={t('blacklistsPermanent')}
        description={t('blacklistsPermanentHint')}
        {...form.getInputProps('settings.blacklistsPermanent', { type: 'checkbox' })}
      />
    </div>
  );
}

function IexpbxFields({ form }: { readonly form: Form }) {
  const t = useTranslations('connections.settings');
  return (
    <div className={styles.grid}>
      <TextInput label={t('path')} description={t('pathHint')} {...form.getInputProps('settings.path')} />
      <NumberInput
        label={t('cdrWindow')}
        description={t('cdrWindowHint')}
        min={1}
        max={168}
        suffix=" h"
        {...form.getInputProps('settings.cdrWindowHours')}
      />
      <TagsInput
        label={t('acceptedBodies')}
        description={t('acceptedBodiesHint')}
        {...form.getInputProps('settings.acceptedBodies')}
      />
    </div>
  );
}
