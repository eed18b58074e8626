'use client';

import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useTranslations } from 'use-intl';
import { CampaignFilter } from '../../../../components/filters/campaign-filter';
import { type FilterField, FilterBar } from '../../../../components/filters/filter-bar';
import { useMay } from '../../../../components/session/session-context';
import { connectionNames } from '../../../../lib/api/names';
import { MATCHES, RECORD_FILTERS, RESULT_FILTERS, WHENS } from '../record-filters';
import { DaysFilter } from './days-filter';

export function RecordFilterBar() {
  const t = useTranslations('records');
  const may = useMay();
  const [filter, setFilter] = useQueryStates(RECORD_FILTERS);
  const { tab, search, when, connection, result, match, reviewed, campaign } = filter;
  return (
    <FilterBar
      search={search}
      searchLabel={t('search')}
      onSearch={(text) => void setFilter({ search: text })}
      fields={useFields(tab === 'all')}
      chosen={{ when, connection, result, match, reviewed }}
      onChoose={(key, value) =>
        void setFilter({ [key]: value, ...(key === 'when' ? { first: null, last: null } : {}) })
      }
    >
      <DaysFilter />
      {may('campaigns.read') && (
        <CampaignFilter
          name={t('filters.campaign')}
          value={campaign}
          onChange={(id) => void setFilter({ campaign: id })}
        />
      )}
    </FilterBar>
  );
}

/** `isFree`: the tab does not say result and match already. */
function useFields(isFree: boolean): readonly FilterField[] {
  const t = useTranslations('records');
  const results = useTranslations('respool.results');
  const { data: connections = [] } = useQuery(connectionNames);
  const free: readonly FilterField[] = [
    {
      key: 'result',
      name: t('filters.result'),
      values: RESULT_FILTERS.map((value) => ({
        value,
        label: value === 'UNKNOWN' ? t('filters.unknown') : results(value),
      })),
    },
    {
      key: 'match',
      name: t('filters.match'),
      values: MATCHES.map((value) => ({ value, label: t(`match.${value}`) })),
    },
    {
      key: 'reviewed',
      name: t('filters.reviewed'),
      values: [
        { value: 'false', label: t('filters.reviews.no') },
        { value: 'true', label: t('filters.reviews.yes') },
      ],
    },
  ];
  return [
    {
      key: 'when',
      name: t('filters.when'),
      values: WHENS.map((value) => ({ value, label: t(`filters.whens.${value}`) })),
    },
    {
      key: 'connection',
      name: t('filters.connection'),
      values: connections.map(({ id, name }) => ({ value: id, label: name })),
    },
    ...(isFree ? free : []),
  ];
}
