'use client';

import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useTranslations } from 'use-intl';
import { CampaignFilter } from '../../../../components/filters/campaign-filter';
import { FilterBar } from '../../../../components/filters/filter-bar';
import { TextFilter } from '../../../../components/filters/text-filter';
import { useMay } from '../../../../components/session/session-context';
import { callbackAgentsQuery } from '../../../../lib/api/callbacks';
import { CALLBACK_FILTERS, WHENS } from '../callbacks-filters';

export function CallbackFilterBar() {
  const t = useTranslations('callbacks');
  const may = useMay();
  const [{ search, campaign, agent, vendorAgent, when }, setFilter] = useQueryStates(CALLBACK_FILTERS);
  const { data: agents = [] } = useQuery({ ...callbackAgentsQuery, enabled: may('callbacks.edit') });
  return (
    <FilterBar
      search={search}
      searchLabel={t('search')}
      onSearch={(text) => void setFilter({ search: text })}
      fields={[
        {
          key: 'when',
          name: t('filters.when'),
          values: WHENS.map((value) => ({ value, label: t(`filters.whens.${value}`) })),
        },
        {
          key: 'agent',
          name: t('filters.agent'),
          values: agents.map(({ id, name }) => ({ value: id, label: name })),
        },
      ]}
      chosen={{ when, agent }}
      onChoose={(key, value) => void setFilter({ [key]: value })}
    >
      <TextFilter
        name={t('filters.vendorAgent')}
        label={t('filters.vendorAgentLabel')}
        value={vendorAgent}
        onChange={(text) => void setFilter({ vendorAgent: text })}
      />
      <CampaignFilter
        name={t('filters.campaign')}
        value={campaign}
        onChange={(id) => void setFilter({ campaign: id })}
      />
    </FilterBar>
  );
}
