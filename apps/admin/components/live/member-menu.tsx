'use client';

import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots, IconPlayerPause, IconPlayerPlay, IconUserMinus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useServerWords } from '../../hooks/use-server-words';
import { pauseMember } from '../../lib/api/live';
import type { MemberRow } from '../../lib/live/live-rows';
import { isUnknown } from './change-trouble';

/** What can be done to one phone in one queue. A pause is undone as easily as made, so only a removal asks first. */
export function MemberMenu({
  member,
  queue,
  onRemove,
}: {
  readonly member: MemberRow;
  readonly queue: string;
  readonly onRemove: () => void;
}) {
  const t = useTranslations('live.members');
  const say = useServerWords();
  const { name, isPaused, isPermanent, connection } = member;
  const pausing = useMutation({
    mutationFn: ({ everywhere, paused }: { readonly everywhere: boolean; readonly paused: boolean }) =>
      pauseMember(connection.id, { phone: name, isPaused: paused, ...(everywhere ? {} : { queue }) }),
    onSuccess: (_nothing, { everywhere, paused }) => {
      const where = everywhere ? t('everywhere') : queue;
      notifications.show({ message: t(paused ? 'nowPaused' : 'goesOn', { name, where }) });
    },
    onError: (error) =>
      notifications.show({
        color: 'red',
        title: t(isUnknown(error) ? 'notKnown' : 'notDone'),
        message: say(error.message),
        autoClose: false,
      }),
  });
  const item = (paused: boolean, everywhere: boolean) => (
    <Menu.Item
      leftSection={
        paused ? (
          <IconPlayerPause size={14} aria-hidden="true" />
        ) : (
          <IconPlayerPlay size={14} aria-hidden="true" />
        )
      }
      onClick={() => pausing.mutate({ everywhere, paused })}
    >
      {t(paused ? 'pauseIn' : 'goOnIn', { where: everywhere ? t('everywhere') : queue })}
    </Menu.Item>
  );
  return (
    <Menu position="bottom-end" shadow="md" withinPortal>
      <Menu.Target>
        <ActionIcon
          size={24}
          variant="subtle"
          color="gray"
          loading={pausing.isPending}
          aria-label={t('change', { name, queue })}
        >
          <IconDots size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isPaused !== true && item(true, false)}
        {isPaused !== false && item(false, false)}
        {item(true, true)}
        {item(false, true)}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconUserMinus size={14} aria-hidden="true" />}
          disabled={isPermanent}
          onClick={onRemove}
        >
          {t(isPermanent ? 'permanent' : 'removeFrom', { queue })}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
