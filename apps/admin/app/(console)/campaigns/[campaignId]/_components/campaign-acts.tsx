'use client';

import type { CampaignRow, CampaignView } from '@callspool/contracts';
import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconArrowBarToDown,
  IconCalendarOff,
  IconDots,
  IconPlayerPause,
  IconPlayerPlay,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { canAct } from '../../../../../components/campaigns/campaign-may';
import { ConfirmAct } from '../../../../../components/campaigns/confirm-act';
import { PauseDialog } from '../../../../../components/campaigns/pause-dialog';
import { useMay } from '../../../../../components/session/session-context';
import { Refusal } from '../../../../../components/ui/refusal';
import { useKeys } from '../../../../../hooks/keys';
import { useGo } from '../../../../../hooks/unsaved';
import { useCampaignActs } from '../../../../../hooks/use-campaign-acts';
import { campaignKey } from '../../../../../lib/api/campaign';
import type { CampaignAct } from '../../../../../lib/api/campaign-acts';
import { CloneDialog } from './clone-dialog';
import { ScheduleDialog } from './schedule-dialog';
import { TestCallDialog } from './test-call-dialog';

type Sure = 'drain' | 'archive' | 'remove';
type Dialog = Sure | 'pause' | 'clone' | 'testCall' | 'schedule';
const isSure = (dialog: Dialog | null): dialog is Sure =>
  dialog === 'drain' || dialog === 'archive' || dialog === 'remove';

/** What may be done with the campaign in its state: the likeliest as buttons, all others behind the dots. */
export function CampaignActs({
  campaign,
  row,
}: {
  readonly campaign: CampaignView;
  readonly row: CampaignRow | null;
}) {
  const t = useTranslations('campaign');
  const may = useMay();
  const go = useGo();
  const queries = useQueryClient();
  const acts = useCampaignActs();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const state = row?.state ?? campaign.state;
  const can = (act: CampaignAct): boolean => canAct(act, state, may);
  const run = async (act: CampaignAct, reason: string | null = null): Promise<void> => {
    const refused = await acts.run(act, [campaign], reason);
    setDialog(null);
    if (act === 'remove' && refused.length === 0) go('/campaigns');
    else await queries.invalidateQueries({ queryKey: campaignKey(campaign.id) });
  };
  const pause = { keys: 'p', label: t('acts.pause'), group: campaign.name, run: () => setDialog('pause') };
  useKeys(can('pause') ? [pause] : []);
  const refusal = acts.error?.message ?? acts.refusals[0]?.message;
  const begin = can('start') ? 'start' : can('resume') ? 'resume' : null;
  const close = (): void => setDialog(null);
  return (
    <>
      {can('drain') && (
        <Button
          variant="default"
          leftSection={<IconArrowBarToDown size={16} aria-hidden="true" />}
          onClick={() => setDialog('drain')}
        >
          {t('acts.drain')}
        </Button>
      )}
      {can('pause') && (
        <Button
          variant="default"
          leftSection={<IconPlayerPause size={16} aria-hidden="true" />}
          onClick={() => setDialog('pause')}
        >
          {t('acts.pause')}
        </Button>
      )}
      {can('unschedule') && (
        <Button
          variant="default"
          loading={acts.isBusy}
          leftSection={<IconCalendarOff size={16} aria-hidden="true" />}
          onClick={() => void run('unschedule')}
        >
          {t('acts.unschedule')}
        </Button>
      )}
      {begin !== null && (
        <Button
          loading={acts.isBusy}
          leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
          onClick={() => void run(begin)}
        >
          {t(`acts.${begin}`)}
        </Button>
      )}
      <MoreActs campaign={campaign} state={state} can={can} onChoose={setDialog} />
      {refusal !== undefined && (
        <div style={{ flexBasis: '100%' }}>
          <Refusal title={t('refused', { act: campaign.name })} message={refusal} />
        </div>
      )}
      {row !== null && isSure(dialog) && (
        <ConfirmAct
          act={dialog}
          targets={[row]}
          isBusy={acts.isBusy}
          onClose={close}
          onAct={() => void run(dialog)}
        />
      )}
      {dialog === 'pause' && (
        <PauseDialog
          targets={[campaign]}
          isBusy={acts.isBusy}
          onClose={close}
          onAct={(reason) => void run('pause', reason)}
        />
      )}
      {dialog === 'clone' && <CloneDialog campaign={campaign} onClose={close} />}
      {dialog === 'testCall' && <TestCallDialog campaign={campaign} onClose={close} />}
      {dialog === 'schedule' && <ScheduleDialog campaign={campaign} onClose={close} />}
    </>
  );
}

function MoreActs({
  campaign,
  state,
  can,
  onChoose,
}: {
  readonly campaign: CampaignView;
  readonly state: CampaignView['state'];
  readonly can: (act: CampaignAct) => boolean;
  readonly onChoose: (dialog: Dialog) => void;
}) {
  const t = useTranslations('campaign.acts');
  const may = useMay();
  const go = useGo();
  const isAlive = state !== 'archived';
  return (
    <Menu position="bottom-end" width={232}>
      <Menu.Target>
        <ActionIcon variant="default" size={32} aria-label={t('more')}>
          <IconDots size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isAlive && may('campaigns.edit') && (
          <Menu.Item onClick={() => go(`/campaigns/${campaign.id}/edit/basics`)}>{t('edit')}</Menu.Item>
        )}
        {isAlive && may('campaigns.testCall') && (
          <Menu.Item onClick={() => onChoose('testCall')}>{t('testCall')}</Menu.Item>
        )}
        {state === 'draft' && may('campaigns.schedule') && (
          <Menu.Item onClick={() => onChoose('schedule')}>{t('schedule')}</Menu.Item>
        )}
        {may('campaigns.create') && <Menu.Item onClick={() => onChoose('clone')}>{t('clone')}</Menu.Item>}
        {can('archive') && <Menu.Item onClick={() => onChoose('archive')}>{t('archive')}</Menu.Item>}
        {can('remove') && (
          <Menu.Item color="red" onClick={() => onChoose('remove')}>
            {t('remove')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
