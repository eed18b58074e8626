'use client';

import type { CampaignRow } from '@callspool/contracts';
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { doneOf } from './campaign-state';
import { Confirm } from '../ui/confirm';
import { Consequences } from '../ui/consequences';
import { type CampaignAct, openCallbacks } from '../../lib/api/campaign-acts';

/** From so many open contacts on, their number is to be written. */
const MANY = 1_000;

/** Counts what an act costs before it is done, because it has no way back. */
export function ConfirmAct({
  act,
  targets,
  isBusy,
  onClose,
  onAct,
}: {
  readonly act: CampaignAct;
  readonly targets: readonly CampaignRow[];
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly onAct: () => void;
}) {
  const t = useTranslations('campaigns');
  const kind = act === 'drain' || act === 'remove' ? act : 'archive';
  const values = { count: targets.length, name: targets[0]?.name ?? '' };
  const open = targets.reduce((sum, campaign) => {
    const { done, all } = doneOf(campaign);
    return sum + all - done;
  }, 0);
  const inFlight = targets.reduce((sum, { entries }) => sum + entries.in_flight, 0);
  const callbacks = useQuery({
    ...openCallbacks(targets.map(({ id }) => id)),
    enabled: kind === 'archive',
  });
  return (
    <Confirm
      isOpen
      title={t(`${kind}.title`, values)}
      keep={t(`${kind}.keep`, values)}
      act={t(`${kind}.act`, values)}
      isBusy={isBusy}
      {...(kind !== 'remove' && open >= MANY ? { typed: String(open) } : {})}
      onClose={onClose}
      onAct={onAct}
    >
      <Text>{t(`${kind}.text`)}</Text>
      {kind !== 'remove' && (
        <Consequences
          rows={[
            { key: 'open', count: open, text: t('consequences.open') },
            { key: 'inFlight', count: inFlight, text: t('consequences.inFlight') },
            ...(kind === 'archive'
              ? [
                  {
                    key: 'callbacks',
                    count: callbacks.data?.callbacks ?? null,
                    isMore: callbacks.data?.isMore ?? false,
                    isLoss: true,
                    text: t('consequences.callbacks'),
                  },
                ]
              : []),
          ]}
        />
      )}
    </Confirm>
  );
}
