'use client';

import type { CampaignRow } from '@callspool/contracts';
import { CampaignPill } from '../../../../components/campaigns/campaign-pill';
import { CampaignProgress } from '../../../../components/campaigns/campaign-progress';
import { CampaignReason } from '../../../../components/campaigns/campaign-reason';
import { ConnectionMark } from '../../../../components/campaigns/connection-mark';
import styles from './campaigns.module.css';

/** A campaign on a phone: name and state, the reason, progress. */
export function CampaignCard({ campaign }: { readonly campaign: CampaignRow }) {
  return (
    <div className={styles.card}>
      <span className={styles.cardTop}>
        <span className={styles.cardName}>{campaign.name}</span>
        <CampaignPill campaign={campaign} />
      </span>
      <span className={styles.cardReason}>
        <ConnectionMark standing={campaign.connection.standing} />
        <span>
          <CampaignReason campaign={campaign} />
        </span>
      </span>
      <CampaignProgress campaign={campaign} />
    </div>
  );
}
