'use client';

import { Select } from '@mantine/core';
import { zoneName } from '../../lib/format/moment';

const ZONES: readonly string[] = Intl.supportedValuesOf('timeZone');

/** An IANA zone to choose by any part of its name; UTC stands first. */
export function ZoneSelect({
  label,
  description,
  value,
  error,
  isDisabled = false,
  onChange,
}: {
  readonly label: string;
  readonly description?: string;
  readonly value: string | null;
  readonly error?: React.ReactNode;
  readonly isDisabled?: boolean;
  readonly onChange: (zone: string) => void;
}) {
  const known = value === null || value === 'UTC' || ZONES.includes(value) ? [] : [value];
  return (
    <Select
      label={label}
      description={description}
      searchable
      allowDeselect={false}
      limit={60}
      data={['UTC', ...known, ...ZONES]}
      value={value}
      error={error}
      disabled={isDisabled}
      rightSection={
        value === null ? undefined : (
          <span style={{ color: 'var(--cs-ink-3)', fontSize: 12 }}>
            {zoneName(new Date(), 'en-GB', value)}
          </span>
        )
      }
      rightSectionWidth={64}
      onChange={(zone) => zone !== null && onChange(zone)}
    />
  );
}
