'use client';

import { Autocomplete, Button, Group, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { addMember } from '../../lib/api/live';
import type { QueueRow } from '../../lib/live/live-rows';
import { Refusal } from '../ui/refusal';
import { isUnknown } from './change-trouble';

/** Puts a phone into a queue. Phones that serve other queues are offered; any other may be typed. */
export function AddMember({
  queue: { name: queue, connection },
  phones,
  onClose,
}: {
  readonly queue: QueueRow;
  readonly phones: readonly string[];
  readonly onClose: () => void;
}) {
  const t = useTranslations('live.members');
  const [phone, setPhone] = useState('');
  const adding = useMutation({
    mutationFn: () => addMember(connection.id, { queue, phone: phone.trim() }),
    onSuccess: () => {
      notifications.show({ message: t('added', { name: phone.trim(), queue }) });
      onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (phone.trim() !== '' && !adding.isPending) adding.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t('addTitle', { queue })} centered>
      <form onSubmit={submit}>
        <Autocomplete
          label={t('phone')}
          description={t('phoneHint', { connection: connection.name })}
          placeholder="SDPA00001"
          data={[...phones]}
          maxLength={40}
          data-autofocus
          value={phone}
          onChange={setPhone}
        />
        {adding.error !== null && (
          <Text component="div" mt={16}>
            <Refusal
              title={t(isUnknown(adding.error) ? 'notKnown' : 'notDone')}
              message={adding.error.message}
            />
          </Text>
        )}
        <Group justify="flex-end" mt={24} gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('leave')}
          </Button>
          <Button type="submit" loading={adding.isPending} disabled={phone.trim() === ''}>
            {t('addNow')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
