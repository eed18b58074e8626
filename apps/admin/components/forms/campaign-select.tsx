'use client';

import { campaignPage } from '@callspool/contracts';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { campaignName } from '../../lib/api/names';
import { read } from '../../lib/api/request';

const SHOWN = 20;

/** A campaign to choose by a part of its name; the API looks, so that five hundred are as quick as five. */
export function CampaignSelect({
  label,
  value,
  error,
  placeholder,
  isDisabled = false,
  isClearable = false,
  onChange,
}: {
  readonly label: string;
  readonly value?: string | null;
  readonly error?: React.ReactNode;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly isClearable?: boolean;
  readonly onChange?: (id: string | null) => void;
}) {
  const [written, setWritten] = useState('');
  const [search] = useDebouncedValue(written.trim(), 250);
  const found = useQuery({
    queryKey: ['campaigns', 'choice', search],
    queryFn: ({ signal }) => read(campaignPage, '/campaigns', { limit: SHOWN, search }, signal),
    placeholderData: keepPreviousData,
  });
  const chosen = useQuery(campaignName(value ?? ''));
  const data = (found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const isMissing = value != null && chosen.data !== undefined && !data.some((each) => each.value === value);
  return (
    <Select
      label={label}
      placeholder={placeholder}
      searchable
      clearable={isClearable}
      data={isMissing ? [{ value, label: chosen.data ?? '' }, ...data] : data}
      // The API has looked already.
      filter={({ options }) => options}
      value={value ?? null}
      error={error}
      disabled={isDisabled}
      onSearchChange={setWritten}
      onChange={(id) => onChange?.(id)}
    />
  );
}
