'use client';

import { useTranslations } from 'use-intl';
import { useNow } from '../../../../hooks/use-now';
import { zoneName, zonePlace } from '../../../../lib/format/moment';
import { viewerZone } from '../../../../lib/format/viewer-zone';
import styles from './campaigns.module.css';

/** How many rows are here, and the zone of all times above. */
export function CampaignsFoot({ shown, hasMore }: { readonly shown: number; readonly hasMore: boolean }) {
  const t = useTranslations('campaigns');
  const now = useNow();
  const zone = viewerZone();
  return (
    <div className={styles.foot}>
      <span className="tabular">{t(hasMore ? 'shownMore' : 'shown', { shown })}</span>
      {now !== null && (
        <span>{t('times', { zone: `${zoneName(new Date(now), 'en-GB', zone)}, ${zonePlace(zone)}` })}</span>
      )}
    </div>
  );
}
