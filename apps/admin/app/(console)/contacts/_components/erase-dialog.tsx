'use client';

import type { ContactView, ErasureView } from '@callspool/contracts';
import { Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Confirm } from '../../../../components/ui/confirm';
import { useGo } from '../../../../hooks/unsaved';
import { erasePerson } from '../../../../lib/api/contact-changes';
import { notifications } from '@mantine/notifications';

/** Forgets the person behind a contact, once the number is typed and a reason is said. */
export function EraseDialog({
  contact,
  onClose,
}: {
  readonly contact: ContactView;
  readonly onClose: () => void;
}) {
  const t = useTranslations('contacts.page');
  const go = useGo();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const number = contact.numbers[0]?.number ?? '';
  const erasing = useMutation({
    mutationFn: () => erasePerson(contact.id, { confirm: number, reason: reason.trim() }),
    onSuccess: (proof: ErasureView) => {
      // Nothing of them may stay in this page either.
      queries.clear();
      notifications.show({
        message: t('erased', {
          contacts: proof.counts['contacts'] ?? 0,
          attempts: proof.counts['attempts'] ?? 0,
        }),
        autoClose: false,
      });
      go('/contacts');
    },
  });
  return (
    <Confirm
      isOpen
      title={t('eraseTitle')}
      keep={t('eraseKeep')}
      act={t('eraseAct')}
      typed={number}
      isBusy={erasing.isPending}
      error={erasing.error}
      refused={t('notErased')}
      onClose={onClose}
      onAct={() => {
        if (reason.trim().length >= 3) erasing.mutate();
      }}
    >
      <Stack gap={12}>
        <Text>{t('eraseText')}</Text>
        <Text>{t('eraseStays')}</Text>
        <Textarea
          label={t('eraseReason')}
          description={t('eraseReasonHint')}
          required
          minLength={3}
          maxLength={500}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Stack>
    </Confirm>
  );
}
