'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useNow } from '../../hooks/use-now';
import { useNumber } from '../../hooks/use-number';
import { zoneName, zonePlace } from '../../lib/format/moment';
import { viewerZone } from '../../lib/format/viewer-zone';
import styles from './table-foot.module.css';

/** Below a table: how many rows are here, what else is to say, and the zone of all times above. */
export function TableFoot({
  shown,
  hasMore,
  children,
}: {
  readonly shown: number;
  readonly hasMore: boolean;
  readonly children?: ReactNode;
}) {
  const t = useTranslations('common.table');
  const number = useNumber();
  const now = useNow();
  const zone = viewerZone();
  return (
    <div className={styles.foot}>
      <span className="tabular">
        {t(hasMore ? 'shownMore' : 'shown', { count: shown, shown: number.whole(shown) })}
      </span>
      {children}
      {now !== null && (
        <span>{t('times', { zone: `${zoneName(new Date(now), 'en-GB', zone)}, ${zonePlace(zone)}` })}</span>
      )}
    </div>
  );
}
