'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../../../components/session/session-context';
import { Panel } from '../../../../../components/ui/panel';
import { ProgressBar } from '../../../../../components/ui/progress-bar';
import { useNumber } from '../../../../../hooks/use-number';
import { useCampaign } from './campaign-context';
import styles from './overview.module.css';

const WORDS = [
  'CONCURRENT_CALLS',
  'CALLS_PER_SECOND',
  'CONNECTION_CALLS_PER_SECOND',
  'VENDOR_SPOOL',
  'NOTHING_READY',
  'VENDOR_DOWN',
  'CONNECTION_DISABLED',
  'STOPPED',
  'NONE',
] as const;
const isKnown = (binding: string): binding is (typeof WORDS)[number] =>
  (WORDS as readonly string[]).includes(binding);
const ROOMS = ['CONNECTION_CALLS_PER_SECOND', 'VENDOR_SPOOL', 'NOTHING_READY'] as const;

/** Every limit at its last beat, the one that binds lit and explained. */
export function LimitsPanel() {
  const t = useTranslations('campaign.limits');
  const number = useNumber();
  const may = useMay();
  const { campaign, row } = useCampaign();
  const limit = row?.limit ?? null;
  const change = may('campaigns.edit') && (
    <Link href={`/campaigns/${campaign.id}/edit/attempts`}>{t('change')}</Link>
  );
  if (limit === null) {
    return (
      <Panel title={t('title')} acts={change}>
        {t(campaign.state === 'running' ? 'none' : 'idle')}
      </Panel>
    );
  }
  const { binding, limits } = limit;
  const holds = (name: string): true | undefined => (binding === name ? true : undefined);
  const used = Math.max(0, campaign.maxConcurrent - (limits['CONCURRENT_CALLS'] ?? campaign.maxConcurrent));
  return (
    <Panel title={t('title')} acts={change} isFlush>
      <div className={styles.limit} data-holds={holds('CONCURRENT_CALLS')}>
        <div className={styles.line}>
          <span>{t('lines')}</span>
          <span className="tabular">
            {number.whole(used)} / {number.whole(campaign.maxConcurrent)}
          </span>
        </div>
        <ProgressBar
          done={used}
          of={campaign.maxConcurrent}
          label={t('lines')}
          tone={holds('CONCURRENT_CALLS') ? 'late' : 'idle'}
        />
      </div>
      <div className={styles.limit} data-holds={holds('CALLS_PER_SECOND')}>
        <div className={styles.line}>
          <span>{t('rate')}</span>
          <span className="tabular">{campaign.callsPerSecond}</span>
        </div>
      </div>
      {ROOMS.filter((name) => limits[name] !== undefined).map((name) => (
        <div key={name} className={styles.limit} data-holds={holds(name)}>
          <div className={styles.line}>
            <span>{t(name)}</span>
            <span className="tabular">{t('left', { count: limits[name] ?? 0 })}</span>
          </div>
        </div>
      ))}
      {isKnown(binding) && <p className={styles.limitWords}>{t(`words.${binding}`)}</p>}
    </Panel>
  );
}
