'use client';

import type { LiveConnection } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { ConnectionMark } from '../campaigns/connection-mark';
import styles from './live.module.css';

/** Each vendor by shape and name, with the word where it does not simply answer. */
export function VendorLine({ connections }: { readonly connections: readonly LiveConnection[] }) {
  const t = useTranslations('campaigns.connectionStands');
  return (
    <ul className={styles.vendors}>
      {connections.map(({ id, name, standing }) => (
        <li key={id}>
          <ConnectionMark standing={standing} />
          <span>{name}</span>
          {standing !== 'answers' && (
            <span className={styles.standing} aria-hidden="true">
              {t(standing)}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
