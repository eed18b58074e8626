'use client';

import type { CampaignRow } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { StatePill } from '../ui/state-pill';
import { shownState } from './campaign-state';

export function CampaignPill({ campaign }: { readonly campaign: Pick<CampaignRow, 'state' | 'condition'> }) {
  const t = useTranslations('campaigns.states');
  const state = shownState(campaign);
  return <StatePill state={state} word={t(state)} />;
}
