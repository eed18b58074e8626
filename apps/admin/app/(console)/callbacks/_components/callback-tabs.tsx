'use client';

import { useQuery } from '@tanstack/react-query';
import { usePathname, useSearchParams } from 'next/navigation';
import { useQueryStates } from 'nuqs';
import { useTranslations } from 'use-intl';
import { StateTabs } from '../../../../components/ui/state-tabs';
import { useNumber } from '../../../../hooks/use-number';
import { callbackCountsQuery } from '../../../../lib/api/callbacks';
import type { Query } from '../../../../lib/api/request';
import { CALLBACK_FILTERS, CALLBACK_TABS, type CallbackTab } from '../callbacks-filters';

/** A tab for each state with how many there are under the same filters. */
export function CallbackTabs({ narrowing }: { readonly narrowing: Query }) {
  const t = useTranslations('callbacks.tabs');
  const number = useNumber();
  const path = usePathname();
  const here = useSearchParams();
  const [{ state }, setFilter] = useQueryStates(CALLBACK_FILTERS);
  const { data } = useQuery(callbackCountsQuery(narrowing));
  const hrefOf = (tab: CallbackTab): string => {
    const search = new URLSearchParams(here);
    search.delete('callback');
    search.set('state', tab);
    return `${path}?${search.toString()}`;
  };
  return (
    <StateTabs
      label={t('label')}
      current={state}
      onChoose={(key) => void setFilter({ state: CALLBACK_FILTERS.state.parse(key), callback: null })}
      tabs={CALLBACK_TABS.map((tab) => ({
        key: tab,
        href: hrefOf(tab),
        name: t(tab),
        ...(tab === 'all' || data === undefined ? {} : { count: number.whole(data[tab]) }),
      }))}
    />
  );
}
