'use client';

import type { CampaignRow } from '@callspool/contracts';
import { IconCheck } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useNumber } from '../../hooks/use-number';
import { Moment } from '../ui/moment';
import { ProgressBar } from '../ui/progress-bar';
import styles from './campaign-progress.module.css';
import { doneOf, progressTone, shownState } from './campaign-state';

/** Bar and per cent over "done / total" and the estimated end. */
export function CampaignProgress({ campaign }: { readonly campaign: CampaignRow }) {
  const t = useTranslations('campaigns');
  const number = useNumber();
  const { done, all } = doneOf(campaign);
  if (all === 0) return <span className={styles.none}>{t('noContacts')}</span>;
  if (done === all) {
    return (
      <span className={`${styles.all} tabular`}>
        <IconCheck size={14} aria-hidden="true" />
        {t('allDone', { all })}
      </span>
    );
  }
  return (
    <div className={styles.progress}>
      <div className={styles.line}>
        <ProgressBar
          done={done}
          of={all}
          label={`${t('progress')}: ${campaign.name}`}
          tone={progressTone(campaign)}
        />
        <span className={`${styles.share} tabular`}>{number.percent(done, all)}</span>
      </div>
      <div className={`${styles.under} tabular`}>
        <span>{t('doneOf', { done, all })}</span>
        <CampaignEnd campaign={campaign} />
      </div>
    </div>
  );
}

/** When the last contact is worked if it goes on like this. */
export function CampaignEnd({ campaign }: { readonly campaign: CampaignRow }) {
  const t = useTranslations('campaigns.ends');
  const { estimatedEndAt, endAt } = campaign;
  if (shownState(campaign) === 'invalid' || campaign.condition?.reason === 'stopped')
    return <span>{t('notDialing')}</span>;
  if (campaign.state !== 'running') return null;
  if (estimatedEndAt === null) return <span>{t('none')}</span>;
  if (endAt !== null && estimatedEndAt > endAt) return <span className={styles.late}>{t('afterEnd')}</span>;
  return <Moment at={estimatedEndAt} isZoneSaid />;
}
