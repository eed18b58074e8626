'use client';

import type { ContactListView, ImportPreview } from '@callspool/contracts';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { Panel } from '../../../../components/ui/panel';
import { useNumber } from '../../../../hooks/use-number';
import { useRegionName } from '../../../../hooks/use-region-name';
import { useZoneSource } from '../../../../components/contacts/use-zone-source';
import { useServerWords } from '../../../../hooks/use-server-words';
import styles from './step-columns.module.css';

/** How numbers without a country are read, how the first rows look, and one of them as the contact it becomes. */
export function RowExample({
  list,
  preview,
}: {
  readonly list: ContactListView;
  readonly preview: ImportPreview;
}) {
  const t = useTranslations('listImport.example');
  const say = useServerWords();
  const number = useNumber();
  const regionName = useRegionName();
  const { example, rowsSeen, rowsBad, isWhole } = preview;
  return (
    <div className={styles.side}>
      <Panel title={t('numbers')}>
        <p>{t('country', { country: regionName(list.defaultCountry) })}</p>
        <p className={styles.small}>
          <Link href={`/lists/${list.id}/settings`}>{t('change')}</Link>
        </p>
      </Panel>
      <Panel title={t(isWhole ? 'allRows' : 'firstRows', { count: number.whole(rowsSeen) })}>
        <p>
          {rowsBad === 0
            ? t('allGood')
            : t('someBad', { bad: number.whole(rowsBad), count: number.whole(rowsSeen) })}
        </p>
        <p className={styles.small}>{t('dryRunTells')}</p>
      </Panel>
      {example === null ? (
        <Panel title={t('none')}>
          <p>{preview.issues[0] === undefined ? t('noneText') : say(preview.issues[0].message)}</p>
        </Panel>
      ) : (
        <Panel title={t('becomes', { line: number.whole(example.line) })}>
          <Contact example={example} />
        </Panel>
      )}
    </div>
  );
}

function Contact({ example }: { readonly example: NonNullable<ImportPreview['example']> }) {
  const t = useTranslations('listImport.example');
  const sourceWords = useZoneSource();
  const fields = Object.entries(example.fields);
  return (
    <>
      <div className={styles.row}>
        <span className={styles.exampleName}>{example.name ?? t('noName')}</span>
        {example.externalId !== null && <span className={`${styles.small} mono`}>{example.externalId}</span>}
      </div>
      {example.numbers.map(({ number, kind, zones, zoneSource }) => (
        <div key={number}>
          <div className={styles.row}>
            <span className="tabular">{number}</span>
            <span className={styles.small}>{kind}</span>
          </div>
          <p className={styles.small}>
            {zones.length === 0 ? t('noZone') : `${zones.join(' + ')}, ${sourceWords(zoneSource)}`}
          </p>
        </div>
      ))}
      {fields.length > 0 && (
        <p className={styles.fields}>{fields.map(([name, value]) => `${name}: ${value}`).join(', ')}</p>
      )}
    </>
  );
}
