'use client';

import type { CampaignRow, OverviewView } from '@callspool/contracts';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { CampaignPill } from '../../../components/campaigns/campaign-pill';
import { CampaignEnd } from '../../../components/campaigns/campaign-progress';
import { CampaignReason } from '../../../components/campaigns/campaign-reason';
import { doneOf, progressTone } from '../../../components/campaigns/campaign-state';
import { Panel } from '../../../components/ui/panel';
import { ProgressBar } from '../../../components/ui/progress-bar';
import { Sparkline } from '../../../components/ui/sparkline';
import { useNumber } from '../../../hooks/use-number';
import styles from './what-runs.module.css';

/** What dials now, each with the limit that holds it; the busiest first. */
export function WhatRuns({ data }: { readonly data: OverviewView }) {
  const t = useTranslations('dashboard');
  const { running, counts } = data;
  const all = counts.dialing + counts.byState.draining;
  return (
    <Panel
      title={t('runs.title')}
      note={<span className="tabular">{all}</span>}
      isFlush
      acts={
        <Link className={styles.all ?? ''} href="/campaigns">
          {t('allCampaigns')}
        </Link>
      }
    >
      {running.length === 0 ? (
        <p className={styles.none}>
          <strong>{t('runs.none')}</strong> {t('runs.noneText')}
        </p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('runs.campaign')}</th>
              <th scope="col">{t('runs.state')}</th>
              <th scope="col">{t('runs.progress')}</th>
              <th scope="col">{t('runs.limit')}</th>
              <th scope="col" className={styles.number}>
                {t('runs.attempts')}
              </th>
              <th scope="col" className={styles.number}>
                {t('runs.contact')}
              </th>
            </tr>
          </thead>
          <tbody>
            {running.map((campaign) => (
              <Row key={campaign.id} campaign={campaign} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function Row({ campaign }: { readonly campaign: CampaignRow }) {
  const t = useTranslations('campaigns');
  const number = useNumber();
  const { done, all } = doneOf(campaign);
  const { attempts, answered, settled } = campaign.today;
  return (
    <tr className={styles.row}>
      <td className={styles.name}>
        <Link href={`/campaigns/${campaign.id}`}>{campaign.name}</Link>
      </td>
      <td className={styles.state}>
        <CampaignPill campaign={campaign} />
      </td>
      <td className={styles.progress}>
        <span className={`${styles.share} tabular`}>{number.percent(done, all) ?? '–'}</span>
        <span className={styles.bar}>
          <ProgressBar
            done={done}
            of={all}
            label={`${t('progress')}: ${campaign.name}`}
            tone={progressTone(campaign)}
          />
        </span>
        <span className={styles.end}>
          <CampaignEnd campaign={campaign} />
        </span>
      </td>
      <td className={styles.limit}>
        <CampaignReason campaign={campaign} />
      </td>
      <td className={`${styles.number} ${styles.attempts} tabular`}>
        <span className={styles.spark}>
          <Sparkline values={campaign.attemptsByHour} label={t('attemptsByHour')} />
        </span>
        <span data-zero={attempts === 0 || undefined}>{number.whole(attempts)}</span>
      </td>
      <td className={`${styles.number} ${styles.contact} tabular`}>
        {number.percent(answered, settled) ?? <span className={styles.dash}>–</span>}
      </td>
    </tr>
  );
}
