'use client';

import type { DncCounts } from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Moment } from '../../../../components/ui/moment';
import { StatStrip } from '../../../../components/ui/stat-strip';
import { useIsPhone } from '../../../../hooks/use-is-phone';
import { useNumber } from '../../../../hooks/use-number';
import { dncCountsQuery } from '../../../../lib/api/dnc';
import styles from './dnc.module.css';

/** Sources that have room beside the scopes. */
const SOURCES = 3;

/** How many entries there are, for whom, and how old the registers are. */
export function DncStrip() {
  const t = useTranslations('dnc.stats');
  const number = useNumber();
  const isPhone = useIsPhone();
  const { data } = useQuery(dncCountsQuery);
  const figure = (value: number | undefined): string => (value === undefined ? '…' : number.whole(value));
  return (
    <div className={styles.strip}>
      <StatStrip
        stats={[
          {
            key: 'all',
            label: t('all'),
            value: figure(data?.entries),
            note: data === undefined ? undefined : t('dated', { count: data.dated }),
          },
          ...(data?.scopes ?? []).slice(isPhone ? 2 : 0).map(({ scope, entries }) => ({
            key: `scope ${scope}`,
            label: t(`scope.${scope}`),
            value: figure(entries),
          })),
          ...(isPhone ? [] : (data?.sources ?? []).slice(0, SOURCES)).map((source) => ({
            key: `source ${source.source}`,
            label: t('source', { source: source.source }),
            value: figure(source.entries),
            note: <FileAge source={source} />,
          })),
        ]}
      />
    </div>
  );
}

function FileAge({ source: { importedAt } }: { readonly source: DncCounts['sources'][number] }) {
  const t = useTranslations('dnc.stats');
  if (importedAt === null) return t('byHand');
  return t.rich('file', { at: () => <Moment at={importedAt} style="day" /> });
}
