'use client';

import type { CampaignRow } from '@callspool/contracts';
import { Switch } from '@mantine/core';
import { IconAlertOctagonFilled } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { canAct } from '../../../../components/campaigns/campaign-may';
import { shownState } from '../../../../components/campaigns/campaign-state';
import { useMay } from '../../../../components/session/session-context';
import { useServerWords } from '../../../../hooks/use-server-words';
import type { CampaignAct } from '../../../../lib/api/campaign-acts';
import styles from './campaigns.module.css';

/** On while it runs, off while it is paused; an invalid one has its error mark here. Others cannot be switched. */
export function CampaignSwitch({
  campaign,
  isBusy,
  onAct,
}: {
  readonly campaign: CampaignRow;
  readonly isBusy: boolean;
  readonly onAct: (act: CampaignAct) => void;
}) {
  const t = useTranslations('campaigns.acts');
  const say = useServerWords();
  const may = useMay();
  const { name, state, condition } = campaign;
  if (shownState(campaign) === 'invalid') {
    const words = t('invalid', { name, why: say(condition?.message ?? '') });
    return (
      <span className={styles.bad} role="img" aria-label={words} title={words}>
        <IconAlertOctagonFilled size={18} aria-hidden="true" />
      </span>
    );
  }
  const isOn = state === 'running';
  const act = isOn ? 'pause' : 'resume';
  if (!canAct(act, state, may)) return <span className={styles.dash}>–</span>;
  return (
    <Switch
      size="sm"
      withThumbIndicator={false}
      checked={isOn}
      disabled={isBusy}
      aria-label={t(isOn ? 'toggleOff' : 'toggleOn', { name })}
      onChange={() => onAct(act)}
    />
  );
}
