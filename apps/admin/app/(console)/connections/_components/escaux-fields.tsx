'use client';

import { NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslations } from 'use-intl';
import type { ConnectionValues } from '../../../../lib/connections/connection-values';
import styles from './connections.module.css';
import { optionalSetting } from './optional-setting';

/** What only a SOP has: its version decides what it can do, and the extensions whose calls are read. */
export function EscauxFields({ form }: { readonly form: UseFormReturnType<ConnectionValues> }) {
  const t = useTranslations('connections.settings');
  const version = optionalSetting(form, 'apiVersion');
  const mode = optionalSetting(form, 'mode');
  // A finding is about one extension of the list, and there is one field for all of them.
  const [, extensionError] =
    Object.entries(form.errors).find(([path]) => path.startsWith('settings.historyExtensions')) ?? [];
  return (
    <div className={styles.grid}>
      <TextInput
        label={t('apiVersion')}
        description={t('apiVersionHint')}
        placeholder="5.16.0"
        value={version.value}
        error={version.error}
        onChange={(event) => version.set(event.currentTarget.value.trim())}
      />
      <Select
        label={t('mode')}
        description={t('modeHint')}
        allowDeselect={false}
        data={[
          { value: '', label: t('modes.byAddress') },
          { value: 'compatibility', label: t('modes.compatibility') },
          { value: 'secure', label: t('modes.secure') },
        ]}
        value={String(mode.value)}
        error={mode.error}
        onChange={(value) => mode.set(value ?? '')}
      />
      <TagsInput
        label={t('historyExtensions')}
        description={t('historyExtensionsHint')}
        {...form.getInputProps('settings.historyExtensions')}
        error={extensionError}
      />
      <NumberInput
        label={t('historyPageSize')}
        description={t('historyPageSizeHint')}
        min={2}
        max={10_000}
        {...form.getInputProps('settings.historyPageSize')}
      />
      <Select
        label={t('memberFunctions')}
        description={t('memberFunctionsHint')}
        allowDeselect={false}
        data={[
          { value: 'cc', label: 'ccQueueAdd, ccQueueRemove' },
          { value: 'fusion', label: 'fusionQueuesSet, fusionQueuesRemove' },
        ]}
        {...form.getInputProps('settings.memberFunctions')}
      />
      <Select
        label={t('form')}
        description={t('formHint')}
        allowDeselect={false}
        data={[
          { value: 'json', label: 'JSON' },
          { value: 'xml', label: 'XML' },
        ]}
        {...form.getInputProps('settings.form')}
      />
      <TextInput
        label={t('correlationVariable')}
        description={t('correlationVariableHint')}
        {...form.getInputProps('settings.correlationVariable')}
      />
    </div>
  );
}
