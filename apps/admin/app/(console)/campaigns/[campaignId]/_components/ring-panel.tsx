'use client';

import type { SpoolCounts } from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { CampaignEnd } from '../../../../../components/campaigns/campaign-progress';
import { doneOf } from '../../../../../components/campaigns/campaign-state';
import { NestedRing } from '../../../../../components/charts/nested-ring';
import { CHART_RESULTS } from '../../../../../components/charts/results';
import { Legend } from '../../../../../components/ui/legend';
import { Panel } from '../../../../../components/ui/panel';
import { useNumber } from '../../../../../hooks/use-number';
import { resultsByHourOf } from '../../../../../lib/api/campaign';
import { viewerZone } from '../../../../../lib/format/viewer-zone';
import { useCampaign } from './campaign-context';
import styles from './overview.module.css';

/** Contacts by state; what is done first, because it is the progress. */
const STATES: readonly { readonly key: keyof SpoolCounts; readonly colour: string }[] = [
  { key: 'done', colour: 'var(--cs-accent)' },
  { key: 'in_flight', colour: 'var(--cs-ending-text)' },
  { key: 'ready', colour: 'var(--cs-good-mark)' },
  { key: 'waiting', colour: 'var(--cs-late-mark)' },
  { key: 'blocked', colour: 'var(--cs-ink-3)' },
  { key: 'new', colour: 'var(--cs-ink-4)' },
];

/** How far it is, and what became of its attempts. */
export function RingPanel() {
  const t = useTranslations('campaign.ring');
  const resultNames = useTranslations('respool.results');
  const number = useNumber();
  const { campaign, row } = useCampaign();
  const entries = row?.entries ?? campaign.entries;
  const { done, all } = doneOf({ entries });
  const { data } = useQuery(resultsByHourOf(campaign.id, viewerZone()));
  const results: Readonly<Record<string, number>> = data?.total.results ?? {};
  const ended = Object.values(results).reduce((sum, count) => sum + count, 0);
  return (
    <Panel title={t('title', { count: all })} acts={row !== null && <CampaignEnd campaign={row} />}>
      <div className={styles.ring}>
        <NestedRing
          label={t('chart')}
          inner={STATES.map(({ key, colour }) => ({ key, colour, value: entries[key] }))}
          outer={CHART_RESULTS.map(({ key, colour }) => ({ key, colour, value: results[key] ?? 0 }))}
        >
          <span className={`${styles.share} tabular`}>{number.percent(done, all) ?? '–'}</span>
          <span className={styles.shareWord}>{t('handled')}</span>
        </NestedRing>
        <div className={styles.words}>
          <h3 className={styles.head}>{t('inner')}</h3>
          <Legend
            rows={STATES.filter(({ key }) => entries[key] > 0).map(({ key, colour }) => ({
              key,
              colour,
              name: t(`states.${key}`),
              value: number.whole(entries[key]),
            }))}
          />
          <h3 className={styles.head}>{t('outer')}</h3>
          {ended === 0 ? (
            <span className={styles.shareWord}>{t('noResults')}</span>
          ) : (
            <Legend
              rows={CHART_RESULTS.filter(({ key }) => (results[key] ?? 0) > 0).map(({ key, colour }) => ({
                key,
                colour,
                name: resultNames(key),
                value: number.percent(results[key] ?? 0, ended),
              }))}
            />
          )}
        </div>
      </div>
    </Panel>
  );
}
