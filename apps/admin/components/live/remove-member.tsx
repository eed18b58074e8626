'use client';

import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { removeMember } from '../../lib/api/live';
import type { MemberRow } from '../../lib/live/live-rows';
import { Confirm } from '../ui/confirm';
import { isUnknown } from './change-trouble';

/** Asks before a phone is taken out of a queue. */
export function RemoveMember({
  member: { name, label, connection },
  queue,
  onClose,
}: {
  readonly member: MemberRow;
  readonly queue: string;
  readonly onClose: () => void;
}) {
  const t = useTranslations('live.members');
  const removal = useMutation({
    mutationFn: () => removeMember(connection.id, { queue, phone: name }),
    onSuccess: () => {
      notifications.show({ message: t('removed', { name, queue }) });
      onClose();
    },
  });
  return (
    <Confirm
      isOpen
      title={t('removeTitle', { name, queue })}
      keep={t('keep')}
      act={t('removeNow')}
      isBusy={removal.isPending}
      error={removal.error}
      refused={removal.error !== null && isUnknown(removal.error) ? t('notKnown') : t('notDone')}
      onClose={onClose}
      onAct={() => removal.mutate()}
    >
      <Text>{t('consequence', { label, queue, connection: connection.name })}</Text>
    </Confirm>
  );
}
