'use client';

import type { ContactNumberView, ContactView } from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { TheirClock } from '../../../../components/contacts/their-clock';
import { useZoneSource } from '../../../../components/contacts/use-zone-source';
import { useMay } from '../../../../components/session/session-context';
import { Panel } from '../../../../components/ui/panel';
import { numberDncQuery } from '../../../../lib/api/contacts';
import styles from './contact.module.css';

/** The numbers in the order in which they are tried: where each may be, what time it is there, and who forbids it. */
export function NumbersPanel({ contact }: { readonly contact: ContactView }) {
  const t = useTranslations('contacts.page');
  return (
    <Panel title={t('numbers')} isFlush>
      <ul className={styles.rows}>
        {contact.numbers.map((number) => (
          <NumberRow key={number.position} of={number} />
        ))}
      </ul>
    </Panel>
  );
}

function NumberRow({ of: { number, kind, zones, zoneSource } }: { readonly of: ContactNumberView }) {
  const t = useTranslations('contacts.page');
  const may = useMay();
  const sourceWords = useZoneSource();
  const dnc = useQuery({ ...numberDncQuery(number), enabled: may('dnc.read') });
  return (
    <li className={styles.row}>
      <span className={styles.line}>
        <span className={`${styles.strong} tabular`}>{number}</span>
        <span className={styles.small}>{kind}</span>
      </span>
      <span className={styles.line}>
        <span className={styles.small}>
          {t('numberPlace', { zones: zones.join(' + ') || '–', source: sourceWords(zoneSource) })}
        </span>
        <TheirClock zones={zones} />
      </span>
      {dnc.data?.hits.map((hit) => (
        <span key={hit.id} className={styles.bad}>
          {t('dnc')}:{' '}
          {hit.kind === 'registry'
            ? t('dncRegistry', { name: hit.reason })
            : t('dncHit', { value: hit.value, reason: hit.reason })}
        </span>
      ))}
      {dnc.data?.registries
        .filter(({ id }) => dnc.data.scrubsDue.includes(id))
        .map(({ id, name }) => (
          <span key={id} className={styles.bad}>
            {t('dnc')}: {t('scrubDue', { name })}
          </span>
        ))}
      {dnc.data?.hits.length === 0 && (
        <span className={styles.small}>
          {t('dnc')}: {t('notListed')}
        </span>
      )}
    </li>
  );
}
