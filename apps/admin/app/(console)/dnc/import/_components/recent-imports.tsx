'use client';

import { dncImportPage, type DncImportView } from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Moment } from '../../../../../components/ui/moment';
import { Panel } from '../../../../../components/ui/panel';
import { RowSkeleton } from '../../../../../components/ui/row-skeleton';
import { Shown } from '../../../../../components/ui/shown';
import { useNumber } from '../../../../../hooks/use-number';
import { DNC_IMPORTS } from '../../../../../lib/api/dnc';
import { read } from '../../../../../lib/api/request';
import styles from './dnc-import.module.css';

const SHOWN = 12;
const BEAT_MS = 5_000;

/** The last files, newest first; each opens its figures. */
export function RecentImports({
  current,
  onOpen,
}: {
  readonly current: string | null;
  readonly onOpen: (id: string) => void;
}) {
  const t = useTranslations('dnc.imports');
  const recent = useQuery({
    queryKey: [...DNC_IMPORTS, 'recent'],
    queryFn: ({ signal }) => read(dncImportPage, '/dnc-imports', { limit: SHOWN }, signal),
    refetchInterval: BEAT_MS,
  });
  return (
    <Panel title={t('recent')} isFlush>
      <Shown query={recent} skeleton={<RowSkeleton rows={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.none}>{t('none')}</p>
          ) : (
            <ul className={styles.recent}>
              {items.map((one) => (
                <Recent key={one.id} one={one} isOpen={one.id === current} onOpen={() => onOpen(one.id)} />
              ))}
            </ul>
          )
        }
      </Shown>
    </Panel>
  );
}

function Recent({
  one,
  isOpen,
  onOpen,
}: {
  readonly one: DncImportView;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}) {
  const t = useTranslations('dnc.imports');
  const number = useNumber();
  return (
    <li className={styles.one}>
      <button type="button" className={styles.oneName} aria-current={isOpen || undefined} onClick={onOpen}>
        {one.fileName}
      </button>
      <span className={`${styles.oneCount} tabular`}>{number.whole(one.rowsAdded)}</span>
      <span className={styles.oneNote}>
        {t(`states.${one.state}`)}, <Moment at={one.createdAt} />
        <br />
        {t('by', { who: one.createdBy, source: one.source })}
      </span>
    </li>
  );
}
