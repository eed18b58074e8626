'use client';

import type { ConnectionView } from '@callspool/contracts';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Panel } from '../../../../components/ui/panel';
import styles from './connections.module.css';

const CAPABILITIES = [
  'contactPusher',
  'bulkPusher',
  'contactRecaller',
  'callRecordReader',
  'queueReader',
  'memberReader',
  'activeCallReader',
  'campaignStatusReader',
  'callHanger',
  'blacklister',
] as const;

/** What each kind in use can do; where it cannot, the reason stands there. */
export function Capabilities({ connections }: { readonly connections: readonly ConnectionView[] }) {
  const t = useTranslations('connections');
  const kinds = [...new Map(connections.map(({ kind, missing }) => [kind, missing]))];
  return (
    <Panel title={t('canDo')} isFlush>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('canDo')}>
        <table className={styles.matrix}>
          <thead>
            <tr>
              <th scope="col">{t('capability')}</th>
              {kinds.map(([kind]) => (
                <th key={kind} scope="col">
                  {t(`kinds.${kind}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {CAPABILITIES.map((capability) => (
              <tr key={capability}>
                <th scope="row">{t(`capabilities.${capability}`)}</th>
                {kinds.map(([kind, missing]) => (
                  <Cell key={kind} missing={missing[capability]} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Cell({ missing }: { readonly missing: string | undefined }) {
  const t = useTranslations('connections');
  return (
    <td data-missing={missing !== undefined || undefined}>
      <span className={styles.can}>
        {missing === undefined ? (
          <IconCheck size={16} aria-hidden="true" />
        ) : (
          <IconMinus size={16} aria-hidden="true" />
        )}
        {missing ?? t('works')}
      </span>
    </td>
  );
}
