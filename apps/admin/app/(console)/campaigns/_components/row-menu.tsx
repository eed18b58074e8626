'use client';

import type { CampaignRow } from '@callspool/contracts';
import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArchive,
  IconArrowBarToDown,
  IconCalendarOff,
  IconDots,
  IconExternalLink,
  IconPlayerPause,
  IconPlayerPlay,
  IconStethoscope,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { canAct } from '../../../../components/campaigns/campaign-may';
import { useMay } from '../../../../components/session/session-context';
import { useGo } from '../../../../hooks/unsaved';
import { CAMPAIGN_ACTS, type CampaignAct } from '../../../../lib/api/campaign-acts';

const ICONS = {
  pause: IconPlayerPause,
  resume: IconPlayerPlay,
  start: IconPlayerPlay,
  unschedule: IconCalendarOff,
  drain: IconArrowBarToDown,
  archive: IconArchive,
  remove: IconTrash,
} as const;

/** Everything that may be done with one campaign in its state. */
export function RowMenu({
  campaign,
  onAct,
}: {
  readonly campaign: CampaignRow;
  readonly onAct: (act: CampaignAct) => void;
}) {
  const t = useTranslations('campaigns.acts');
  const may = useMay();
  const go = useGo();
  const { id, name, state } = campaign;
  const icon = { size: 16, 'aria-hidden': true } as const;
  return (
    <Menu position="bottom-end" width={216}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('menu', { name })} data-row-menu>
          <IconDots size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconExternalLink {...icon} />} onClick={() => go(`/campaigns/${id}`)}>
          {t('open')}
        </Menu.Item>
        {state === 'running' && (
          <Menu.Item
            leftSection={<IconStethoscope {...icon} />}
            onClick={() => go(`/campaigns/${id}/diagnostics`)}
          >
            {t('why')}
          </Menu.Item>
        )}
        {CAMPAIGN_ACTS.filter((act) => canAct(act, state, may)).map((act) => {
          const Icon = ICONS[act];
          return (
            <Menu.Item key={act} leftSection={<Icon {...icon} />} onClick={() => onAct(act)}>
              {t(act)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
