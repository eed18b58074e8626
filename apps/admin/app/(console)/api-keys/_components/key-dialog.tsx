'use client';

import {
  API_KEY_ROLES,
  type ApiKeyRole,
  type CreatedApiKey,
  createApiKeyRequest,
} from '@callspool/contracts';
import {
  Button,
  Code,
  CopyButton,
  Group,
  Modal,
  NumberInput,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { FormFooter } from '../../../../components/forms/form-footer';
import { useContractForm } from '../../../../hooks/use-save';
import { createApiKey } from '../../../../lib/api/people';

interface Values {
  readonly name: string;
  readonly role: ApiKeyRole;
  readonly expiresInDays: number | '';
}

const toRequest = ({ expiresInDays, ...key }: Values) => ({
  ...key,
  ...(expiresInDays === '' ? {} : { expiresInDays }),
});

/** Makes a key, and shows its secret once. */
export function KeyDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('apiKeys');
  const [made, setMade] = useState<CreatedApiKey | null>(null);
  const editing = useContractForm<Values, CreatedApiKey>({
    schema: createApiKeyRequest,
    initial: { name: '', role: 'integration', expiresInDays: 365 },
    toRequest,
    save: (values) => createApiKey(toRequest(values)),
    renew: [['api-keys']],
    onSaved: setMade,
  });
  const { form } = editing;
  if (made !== null) {
    return (
      <Modal
        opened
        onClose={onClose}
        title={t('secretTitle', { name: made.apiKey.name })}
        closeOnClickOutside={false}
        closeOnEscape={false}
        withCloseButton={false}
      >
        <Stack gap={16}>
          <Text>{t('secretText')}</Text>
          <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {made.secret}
          </Code>
          <Group justify="flex-end" gap={8}>
            <CopyButton value={made.secret}>
              {({ copied, copy }) => (
                <Button variant="default" onClick={copy}>
                  {t(copied ? 'copied' : 'copy')}
                </Button>
              )}
            </CopyButton>
            <Button onClick={onClose}>{t('close')}</Button>
          </Group>
        </Stack>
      </Modal>
    );
  }
  return (
    <Modal opened onClose={onClose} title={t('newKey')}>
      <form onSubmit={editing.submit} noValidate>
        <Stack gap={16}>
          <TextInput label={t('name')} data-autofocus {...form.getInputProps('name')} />
          <Select
            label={t('role')}
            allowDeselect={false}
            data={API_KEY_ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
            {...form.getInputProps('role')}
          />
          <NumberInput
            label={t('days')}
            description={t('daysHint')}
            min={1}
            max={3650}
            w={168}
            {...form.getInputProps('expiresInDays')}
          />
        </Stack>
        <FormFooter of={editing} onCancel={onClose} saveWord={t('create')} />
      </form>
    </Modal>
  );
}
