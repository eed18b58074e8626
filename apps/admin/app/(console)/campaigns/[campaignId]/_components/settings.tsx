'use client';

import { useTranslations } from 'use-intl';
import { useMay } from '../../../../../components/session/session-context';
import { Panel } from '../../../../../components/ui/panel';
import { ReviewSentences } from '../../../../../components/wizard/review-sentences';
import { useCampaign } from './campaign-context';
import { ConfirmationsPanel } from './confirmations-panel';

/** What the campaign is set to do, a sentence a setting, each with the way to change it. */
export function Settings() {
  const t = useTranslations('campaign.settings');
  const may = useMay();
  const { campaign } = useCampaign();
  return (
    <>
      <Panel title={t('title')}>
        <ReviewSentences
          campaign={campaign}
          isEditable={may('campaigns.edit') && campaign.state !== 'archived'}
        />
      </Panel>
      <ConfirmationsPanel />
    </>
  );
}
