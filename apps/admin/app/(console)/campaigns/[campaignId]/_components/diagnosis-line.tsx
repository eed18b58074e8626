'use client';

import type { CampaignDiagnostics } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { CampaignReason } from '../../../../../components/campaigns/campaign-reason';
import { Moment } from '../../../../../components/ui/moment';
import { useCampaign } from './campaign-context';
import styles from './overview.module.css';

/** The answer to "why is it not dialing" in one sentence; everything below it is the evidence. */
export function DiagnosisLine({ data: { headline } }: { readonly data: CampaignDiagnostics }) {
  return (
    <p className={styles.diagnosis} role="status">
      <Sentence headline={headline} />
    </p>
  );
}

function Sentence({ headline }: Pick<CampaignDiagnostics, 'headline'>) {
  const t = useTranslations('campaign.diagnostics');
  const states = useTranslations('campaigns.states');
  const { campaign, row } = useCampaign();
  const { code, entries, until } = headline;
  const values = { count: entries, at: () => <Moment at={until} /> };
  switch (code) {
    case 'not_running': {
      const state = row?.state ?? campaign.state;
      return t('notRunning', { state: states(state).toLocaleLowerCase() });
    }
    case 'contacting_hours':
    case 'caps':
    case 'min_gap':
    case 'respool_delay':
    case 'callbacks':
    case 'several_blocks':
      return t.rich(`headlines.${code}`, { ...values, isKnown: until === null ? 'no' : 'yes' });
    case 'blocked':
      return t('headlines.blocked', { count: entries });
    case 'worked':
      return t('headlines.worked');
    case 'dials':
      return row === null
        ? t('dialsNow')
        : t.rich('dials', { words: () => <CampaignReason campaign={row} /> });
    default:
      return row === null
        ? t('heldBack')
        : t.rich('held', { words: () => <CampaignReason campaign={row} /> });
  }
}
