'use client';

import type { BoundedCount } from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import { usePathname, useSearchParams } from 'next/navigation';
import { useQueryStates } from 'nuqs';
import { useTranslations } from 'use-intl';
import { StateTabs } from '../../../../components/ui/state-tabs';
import { useNumber } from '../../../../hooks/use-number';
import { callRecordCountsQuery } from '../../../../lib/api/call-records';
import type { Query } from '../../../../lib/api/request';
import { RECORD_FILTERS, RECORD_TABS, type RecordTab } from '../record-filters';

/** Everything, and what waits for a person with how many there are. */
export function RecordTabs({ narrowing }: { readonly narrowing: Query }) {
  const t = useTranslations('records.tabs');
  const number = useNumber();
  const path = usePathname();
  const here = useSearchParams();
  const [{ tab: current }, setFilter] = useQueryStates(RECORD_FILTERS);
  const { data } = useQuery(callRecordCountsQuery(narrowing));
  const counts: Partial<Record<RecordTab, BoundedCount>> =
    data === undefined ? {} : { review: data.toReview, unmapped: data.unmapped, numbers: data.byNumbers };
  const hrefOf = (tab: RecordTab): string => {
    const search = new URLSearchParams(here);
    // The tab says these by itself.
    for (const key of ['record', 'match', 'reviewed', 'result']) search.delete(key);
    search.set('tab', tab);
    return `${path}?${search.toString()}`;
  };
  return (
    <StateTabs
      label={t('label')}
      current={current}
      onChoose={(key) =>
        void setFilter({
          tab: RECORD_FILTERS.tab.parse(key),
          record: null,
          match: null,
          reviewed: null,
          result: null,
        })
      }
      tabs={RECORD_TABS.map((tab) => {
        const counted = counts[tab];
        return {
          key: tab,
          href: hrefOf(tab),
          name: t(tab),
          ...(counted === undefined
            ? {}
            : { count: `${number.whole(counted.count)}${counted.isMore ? '+' : ''}` }),
        };
      })}
    />
  );
}
