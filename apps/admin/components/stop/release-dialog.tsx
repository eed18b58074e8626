'use client';

import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { OVERVIEW_KEY } from '../../lib/api/overview';
import { releaseStop, STOP_KEY } from '../../lib/api/stop';
import { Refusal } from '../ui/refusal';

const LONGEST_REASON = 500;

export function ReleaseDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const t = useTranslations('stop');
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const release = useMutation({
    mutationFn: () => releaseStop(reason.trim()),
    onSuccess: async () => {
      onClose();
      await Promise.all([STOP_KEY, OVERVIEW_KEY].map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
  const clear = (): void => {
    setReason('');
    release.reset();
  };
  return (
    <Modal opened={isOpen} onClose={onClose} onExitTransitionEnd={clear} title={t('release.title')} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== '' && !release.isPending) release.mutate();
        }}
      >
        <Text>{t('release.text')}</Text>
        <TextInput
          mt={16}
          data-autofocus
          required
          label={t('release.reason')}
          maxLength={LONGEST_REASON}
          value={reason}
          autoComplete="off"
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {release.error !== null && (
          <Text component="div" mt={16}>
            <Refusal title={t('release.act')} message={release.error.message} />
          </Text>
        )}
        <Group justify="flex-end" mt={24} gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('release.keep')}
          </Button>
          <Button type="submit" loading={release.isPending} disabled={reason.trim() === ''}>
            {t('release.act')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
