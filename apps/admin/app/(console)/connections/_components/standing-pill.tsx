'use client';

import type { ConnectionStanding } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { ConnectionMark } from '../../../../components/campaigns/connection-mark';
import styles from './connections.module.css';

/** How a connection is, by shape, word and colour. */
export function StandingPill({ standing }: { readonly standing: ConnectionStanding }) {
  const t = useTranslations('campaigns.connectionStands');
  return (
    <span className={styles.pill} data-standing={standing}>
      <ConnectionMark standing={standing} />
      <span aria-hidden="true">{t(standing)}</span>
    </span>
  );
}
