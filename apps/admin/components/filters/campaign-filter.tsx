'use client';

import { useQuery } from '@tanstack/react-query';
import { campaignName } from '../../lib/api/names';
import { CampaignSelect } from '../forms/campaign-select';
import { PopoverFilter } from './popover-filter';

/** A filter by one of many campaigns, looked for by name. */
export function CampaignFilter({
  name,
  value,
  onChange,
}: {
  readonly name: string;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}) {
  const chosen = useQuery(campaignName(value ?? ''));
  return (
    <PopoverFilter
      name={name}
      value={value === null ? null : (chosen.data ?? '…')}
      onClear={() => onChange(null)}
    >
      {(close) => (
        <CampaignSelect
          label={name}
          value={value}
          onChange={(id) => {
            onChange(id);
            close();
          }}
        />
      )}
    </PopoverFilter>
  );
}
