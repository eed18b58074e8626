'use client';

import { DNC_STATES } from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useTranslations } from 'use-intl';
import { CampaignFilter } from '../../../../components/filters/campaign-filter';
import { FilterBar } from '../../../../components/filters/filter-bar';
import { TextFilter } from '../../../../components/filters/text-filter';
import { useMay } from '../../../../components/session/session-context';
import { dncCountsQuery } from '../../../../lib/api/dnc';
import { ADDED_IN, DNC_FILTERS, EXPIRIES, MATCHES, SCOPES } from '../dnc-filters';

/** Search and chips over the list. */
export function DncFilterBar() {
  const t = useTranslations('dnc');
  const may = useMay();
  const [filter, setFilter] = useQueryStates(DNC_FILTERS);
  const { data } = useQuery(dncCountsQuery);
  const { search, state, scope, match, source, expiry, added, reason, addedBy, campaign } = filter;
  return (
    <FilterBar
      search={search}
      searchLabel={t('search')}
      onSearch={(text) => void setFilter({ search: text })}
      fields={[
        {
          key: 'state',
          name: t('filters.state'),
          values: DNC_STATES.map((value) => ({ value, label: t(`filters.states.${value}`) })),
        },
        {
          key: 'scope',
          name: t('filters.scope'),
          values: SCOPES.map((value) => ({ value, label: t(`scopeWords.${value}`) })),
        },
        {
          key: 'match',
          name: t('filters.match'),
          values: MATCHES.map((value) => ({ value, label: t(`filters.matches.${value}`) })),
        },
        {
          key: 'source',
          name: t('filters.source'),
          values: (data?.sources ?? []).map((each) => ({ value: each.source, label: each.source })),
        },
        {
          key: 'expiry',
          name: t('filters.expiry'),
          values: EXPIRIES.map((value) => ({ value, label: t(`filters.expiries.${value}`) })),
        },
        {
          key: 'added',
          name: t('filters.added'),
          values: ADDED_IN.map((value) => ({ value, label: t(`filters.addedIn.${value}`) })),
        },
      ]}
      chosen={{ state, scope, match, source, expiry, added }}
      onChoose={(key, value) => void setFilter({ [key]: value })}
    >
      <TextFilter
        name={t('filters.reason')}
        label={t('filters.reasonLabel')}
        value={reason}
        onChange={(text) => void setFilter({ reason: text })}
      />
      <TextFilter
        name={t('filters.who')}
        label={t('filters.whoLabel')}
        value={addedBy}
        onChange={(text) => void setFilter({ addedBy: text })}
      />
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
