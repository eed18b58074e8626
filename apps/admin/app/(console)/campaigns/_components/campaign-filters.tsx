'use client';

import { campaignRow } from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useTranslations } from 'use-intl';
import { FilterBar } from '../../../../components/filters/filter-bar';
import { useKeys } from '../../../../hooks/keys';
import { connectionNames } from '../../../../lib/api/names';
import { CAMPAIGN_FILTERS } from '../campaigns-filters';

/** Search and chips over the table; the values stand in the URL. */
export function CampaignFilters() {
  const t = useTranslations('campaigns');
  const [{ search, state, connection }, setFilter] = useQueryStates(CAMPAIGN_FILTERS);
  const { data: connections = [] } = useQuery(connectionNames);
  useKeys([
    {
      keys: '.',
      label: t('acts.rowMenu'),
      group: t('acts.group'),
      run: () =>
        document.activeElement?.closest('tr')?.querySelector<HTMLElement>('[data-row-menu]')?.click(),
    },
  ]);
  return (
    <FilterBar
      search={search}
      searchLabel={t('search')}
      onSearch={(text) => void setFilter({ search: text })}
      fields={[
        {
          key: 'state',
          name: t('filters.state'),
          values: campaignRow.shape.state.options.map((value) => ({ value, label: t(`states.${value}`) })),
        },
        {
          key: 'connection',
          name: t('filters.connection'),
          values: connections.map(({ id, name }) => ({ value: id, label: name })),
        },
      ]}
      chosen={{ state, connection }}
      onChoose={(key, value) => void setFilter({ [key]: value })}
    />
  );
}
