'use client';

import type { ConnectionView } from '@callspool/contracts';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Panel } from '../../../../components/ui/panel';
import { useServerWords } from '../../../../hooks/use-server-words';
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
  'memberChanger',
  'blacklister',
] as const;

/** What each kind in use can do; where it cannot, the reason stands there. Connections of a kind that differ stand apart. */
export function Capabilities({ connections }: { readonly connections: readonly ConnectionView[] }) {
  const t = useTranslations('connections');
  const columns = columnsOf(connections);
  return (
    <Panel title={t('canDo')} isFlush>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('canDo')}>
        <table className={styles.matrix}>
          <thead>
            <tr>
              <th scope="col">{t('capability')}</th>
              {columns.map(({ key, kind, names, isOnly }) => (
                <th key={key} scope="col">
                  {isOnly ? t(`kinds.${kind}`) : `${t(`kinds.${kind}`)}: ${names.join(', ')}`}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {CAPABILITIES.map((capability) => (
              <tr key={capability}>
                <th scope="row">{t(`capabilities.${capability}`)}</th>
                {columns.map(({ key, missing }) => (
                  <Cell key={key} missing={missing[capability]} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

interface Column {
  readonly key: string;
  readonly kind: ConnectionView['kind'];
  readonly missing: ConnectionView['missing'];
  readonly names: readonly string[];
  /** Whether all connections of the kind can do the same. */
  readonly isOnly: boolean;
}

function columnsOf(connections: readonly ConnectionView[]): Column[] {
  const alike = new Map<string, Omit<Column, 'isOnly'>>();
  for (const { kind, missing, name } of connections) {
    const key = JSON.stringify([kind, missing]);
    alike.set(key, { key, kind, missing, names: [...(alike.get(key)?.names ?? []), name] });
  }
  const columns = [...alike.values()];
  return columns.map((column) => ({
    ...column,
    isOnly: columns.every(({ key, kind }) => key === column.key || kind !== column.kind),
  }));
}

function Cell({ missing }: { readonly missing: string | undefined }) {
  const say = useServerWords();
  const t = useTranslations('connections');
  return (
    <td data-missing={missing !== undefined || undefined}>
      <span className={styles.can}>
        {missing === undefined ? (
          <IconCheck size={16} aria-hidden="true" />
        ) : (
          <IconMinus size={16} aria-hidden="true" />
        )}
        {missing === undefined ? t('works') : say(missing)}
      </span>
    </td>
  );
}
