'use client';

import type { ConnectionStanding } from '@callspool/contracts';
import { VisuallyHidden } from '@mantine/core';
import { IconTriangleFilled, IconX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import styles from './connection-mark.module.css';

/** How a vendor is, by shape before colour: a disc answers, a triangle is tried again, a cross is down, a ring is not known. */
export function ConnectionMark({ standing }: { readonly standing: ConnectionStanding }) {
  const t = useTranslations('campaigns.connectionStands');
  return (
    <span className={styles.mark} data-standing={standing} title={t(standing)}>
      {standing === 'tries' && <IconTriangleFilled size={9} aria-hidden="true" />}
      {standing === 'down' && <IconX size={12} stroke={3} aria-hidden="true" />}
      {(standing === 'answers' || standing === 'unknown' || standing === 'off') && (
        <span className={styles.round} aria-hidden="true" />
      )}
      <VisuallyHidden>{t(standing)}</VisuallyHidden>
    </span>
  );
}
