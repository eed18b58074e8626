'use client';

import type { CampaignRow } from '@callspool/contracts';
import { Button, Kbd } from '@mantine/core';
import { IconArchive, IconArrowBarToDown, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { canAct } from '../../../../components/campaigns/campaign-may';
import { useMay } from '../../../../components/session/session-context';
import { useKeys } from '../../../../hooks/keys';
import type { CampaignAct } from '../../../../lib/api/campaign-acts';
import styles from './bulk-bar.module.css';

const ACTS = [
  { act: 'pause', Icon: IconPlayerPause, key: 'p' },
  { act: 'resume', Icon: IconPlayerPlay, key: null },
  { act: 'drain', Icon: IconArrowBarToDown, key: 'd' },
  { act: 'archive', Icon: IconArchive, key: null },
] as const;

/** Floats over the foot while rows are chosen; each act says for how many of them it is meant. */
export function BulkBar({
  chosen,
  isBusy,
  onAct,
  onClear,
}: {
  readonly chosen: readonly CampaignRow[];
  readonly isBusy: boolean;
  readonly onAct: (act: CampaignAct, targets: readonly CampaignRow[]) => void;
  readonly onClear: () => void;
}) {
  const t = useTranslations('campaigns');
  const may = useMay();
  const offered = ACTS.map(({ act, ...look }) => ({
    act,
    ...look,
    targets: chosen.filter(({ state }) => canAct(act, state, may)),
  })).filter(({ targets }) => targets.length > 0);
  useKeys([
    ...offered.flatMap(({ act, key, targets }) =>
      key === null
        ? []
        : [{ keys: key, label: t(`acts.${act}`), group: t('acts.group'), run: () => onAct(act, targets) }],
    ),
    { keys: 'escape', label: t('bulk.clear'), group: t('acts.group'), run: onClear },
  ]);
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('acts.group')}>
      <span className={`${styles.count} tabular`} role="status">
        {t('bulk.chosen', { count: chosen.length })}
      </span>
      {offered.map(({ act, Icon, key, targets }) => (
        <Button
          key={act}
          variant="subtle"
          color="gray"
          size="xs"
          disabled={isBusy}
          leftSection={<Icon size={16} aria-hidden="true" />}
          rightSection={key === null ? undefined : <Kbd size="xs">{key.toUpperCase()}</Kbd>}
          onClick={() => onAct(act, targets)}
        >
          {t(`acts.${act}`)}
          {targets.length < chosen.length && <span className={styles.part}>{targets.length}</span>}
        </Button>
      ))}
      <Button
        variant="subtle"
        color="gray"
        size="xs"
        rightSection={<Kbd size="xs">Esc</Kbd>}
        onClick={onClear}
      >
        {t('bulk.clear')}
      </Button>
    </div>
  );
}
