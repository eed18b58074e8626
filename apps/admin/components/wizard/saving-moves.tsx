'use client';

import type { CampaignPreview, CampaignView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { Panel } from '../ui/panel';
import { usePreview } from './use-preview';

/** For a campaign that has run: whom the change in the form moves, said before it is saved. */
export function SavingMoves({
  campaign,
  after,
}: {
  readonly campaign: CampaignView;
  /** With the settings of the form; left out while they are being counted. */
  readonly after: CampaignPreview | undefined;
}) {
  const t = useTranslations('wizard.moves');
  const before = usePreview(campaign, {}).data?.funnel ?? null;
  const then = after?.funnel ?? null;
  if (!campaign.hasRun || before === null || then === null) return null;
  const { callableNow: count, contacts } = then;
  return (
    <Panel title={t('title')}>
      <div role="status">
        {count === before.callableNow
          ? t('same', { count })
          : t('now', { count, blocked: contacts - count, before: before.callableNow })}{' '}
        {campaign.state === 'paused' && t('paused')}
      </div>
    </Panel>
  );
}
