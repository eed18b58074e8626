'use client';

import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { hangUp } from '../../lib/api/live';
import type { CallRow } from '../../lib/live/live-rows';
import { Confirm } from '../ui/confirm';
import { ClockTime } from './clock-time';

/** How the texts name a call: by its ends, or by its leg where nobody tells who is called. `agent`: how an unnamed one is called. */
export const endsOf = ({ source, destination, isLeg, ...call }: CallRow, agent: string) => ({
  source: source ?? call.agent ?? agent,
  destination: destination ?? call.agent ?? agent,
  isLeg: isLeg ? 'yes' : 'no',
});

/** Asks about the one call by its two ends before it is cut, and says whether it is gone. */
export function HangUp({ call, onClose }: { readonly call: CallRow; readonly onClose: () => void }) {
  const t = useTranslations('live.calls');
  const ends = endsOf(call, t('agent'));
  const cut = useMutation({
    mutationFn: () => hangUp(call.connection.id, call.channel),
    onSuccess: ({ isGone }) => {
      notifications.show({ message: t(isGone ? 'gone' : 'stillListed', ends) });
      onClose();
    },
  });
  return (
    <Confirm
      isOpen
      title={t('title1', ends)}
      keep={t('keep')}
      act={t('hangUpNow')}
      isBusy={cut.isPending}
      error={cut.error}
      onClose={onClose}
      onAct={() => cut.mutate()}
    >
      <Text>
        {t('consequence', { connection: call.connection.name })} <ClockTime sinceMs={call.startedMs} />
      </Text>
      <Text className="mono" fz="sm" c="var(--cs-ink-3)" mt={8}>
        {call.channel}
      </Text>
    </Confirm>
  );
}
