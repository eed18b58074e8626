'use client';

import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';

/** Asks why campaigns are paused; nothing needs to be said, so Enter pauses at once. */
export function PauseDialog({
  targets,
  isBusy,
  onClose,
  onAct,
}: {
  readonly targets: readonly { readonly name: string }[];
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly onAct: (reason: string | null) => void;
}) {
  const t = useTranslations('campaigns.pause');
  const common = useTranslations('common');
  const [reason, setReason] = useState('');
  const values = { count: targets.length, name: targets[0]?.name ?? '' };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onAct(reason.trim() === '' ? null : reason.trim());
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title', values)}
      centered
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form onSubmit={submit}>
        <Text mb={16}>{t('text', values)}</Text>
        <TextInput
          label={t('why')}
          description={t('whyHint')}
          maxLength={500}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt={24} gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('keep', values)}
          </Button>
          <Button type="submit" loading={isBusy}>
            {t('act', values)}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
