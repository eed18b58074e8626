'use client';

import type { AttentionItem, AttentionView } from '@callspool/contracts';
import { IconCircleCheck } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../components/session/session-context';
import { Panel } from '../../../components/ui/panel';
import { AttentionIcon } from './attention-icon';
import { attentionLink } from './attention-link';
import { AttentionText, AttentionTitle } from './attention-words';
import styles from './needs-hand.module.css';

/** A sentence and one act for each thing that does not go on without a person; what stops dialing comes first. */
export function NeedsHand({ attention }: { readonly attention: AttentionView }) {
  const t = useTranslations('dashboard.hand');
  const { items } = attention;
  return (
    <Panel title={t('title')} note={<span className="tabular">{items.length}</span>} isFlush>
      {items.length === 0 ? (
        <p className={styles.none}>
          <IconCircleCheck size={16} aria-hidden="true" className={styles.calm ?? ''} />
          {t('none')}
        </p>
      ) : (
        <ul className={styles.items}>
          {items.map((item) => (
            <Item key={keyOf(item)} item={item} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Item({ item }: { readonly item: AttentionItem }) {
  const may = useMay();
  const link = attentionLink(item);
  const t = useTranslations('dashboard.hand');
  return (
    <li className={styles.item}>
      <AttentionIcon kind={item.kind} />
      <div className={styles.words}>
        <h3 className={styles.title}>
          <AttentionTitle item={item} />
        </h3>
        <p className={styles.text}>
          <AttentionText item={item} />
        </p>
        {may(link.act) && (
          <Link className={styles.act ?? ''} href={link.href}>
            {t(link.word)}
          </Link>
        )}
      </div>
    </li>
  );
}

function keyOf(item: AttentionItem): string {
  switch (item.kind) {
    case 'connection_down':
    case 'in_doubt':
    case 'unknown_words':
      return `${item.kind} ${item.connectionId}`;
    case 'campaign_invalid':
    case 'start_blocked':
      return `${item.kind} ${item.campaignId}`;
    case 'import_failed':
      return `${item.kind} ${item.importId}`;
    case 'registry_due':
      return `${item.kind} ${item.registryId}`;
    case 'no_worker':
    case 'unmatched_records':
    case 'callbacks_missed':
      return item.kind;
  }
}
