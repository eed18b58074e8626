'use client';

import { NumberInput, Select, Stack, Switch, TagsInput, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { type ConnectionValues, isPhonebar } from '../../../../lib/connections/connection-values';
import { AgentCallFields } from './agent-call-fields';
import styles from './connections.module.css';
import { EscauxFields } from './escaux-fields';
import { NumberFormatFields } from './number-format-fields';
import { optionalSetting } from './optional-setting';
import { PhonebarFields } from './phonebar-fields';

type Form = UseFormReturnType<ConnectionValues>;

/** What only this kind of dialer has. */
export function KindSettings({ form }: { readonly form: Form }) {
  const t = useTranslations('connections.settings');
  return (
    <Stack gap={24}>
      <Fields form={form} />
      {!isPhonebar(form.values.kind) && (
        <Text size="sm" c="dimmed">
          {t.rich('words', { link: (text) => <Link href="/dispositions/words">{text}</Link> })}
        </Text>
      )}
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
    case 'xcally':
    case 'motion':
      return <PhonebarFields form={form} />;
  }
}

function UcontactFields({ form }: { readonly form: Form }) {
  const t = useTranslations('connections.settings');
  const upload = optionalSetting(form, 'uploadUsername');
  const most = optionalSetting(form, 'maxDataBytes');
  const records = optionalSetting(form, 'telephonyUrl');
  const backup = optionalSetting(form, 'backupUrl');
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
      <AgentCallFields form={form} />
      <TextInput
        label={t('telephonyUrl')}
        description={t('telephonyUrlHint')}
        value={records.value}
        error={records.error}
        onChange={(event) => records.set(event.currentTarget.value)}
      />
      <TextInput
        label={t('backupUrl')}
        description={t('backupUrlHint')}
        value={backup.value}
        error={backup.error}
        onChange={(event) => backup.set(event.currentTarget.value)}
      />
      <RecordingSize form={form} />
      <Switch
        label={t('blacklistsPermanent')}
        description={t('blacklistsPermanentHint')}
        {...form.getInputProps('settings.blacklistsPermanent', { type: 'checkbox' })}
      />
    </div>
  );
}

const MEBIBYTE = 1024 * 1024;

function RecordingSize({ form }: { readonly form: Form }) {
  const t = useTranslations('connections.settings');
  const { value, onChange, error } = form.getInputProps('settings.maxRecordingBytes');
  return (
    <NumberInput
      label={t('maxRecording')}
      description={t('maxRecordingHint')}
      min={1}
      max={512}
      suffix=" MiB"
      allowDecimal={false}
      value={typeof value === 'number' ? value / MEBIBYTE : value}
      error={error}
      onChange={(size) => onChange(typeof size === 'number' ? size * MEBIBYTE : size)}
    />
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
