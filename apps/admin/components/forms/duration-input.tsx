'use client';

import { Group, Input, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

const UNITS = { second: 1, minute: 60, hour: 3_600, day: 86_400 } as const;
type Unit = keyof typeof UNITS;
const ORDER: readonly Unit[] = ['day', 'hour', 'minute', 'second'];

/** The greatest unit in which a length of time is a whole number. */
const unitOf = (seconds: number): Unit =>
  ORDER.find((unit) => seconds >= UNITS[unit] && seconds % UNITS[unit] === 0) ?? 'second';

/** A length of time as number and unit; the value is in seconds. */
export function DurationInput({
  label,
  description,
  value,
  onChange,
  error,
  isDisabled = false,
}: {
  readonly label: string;
  readonly description?: string;
  readonly value: number;
  readonly onChange: (seconds: number) => void;
  readonly error?: React.ReactNode;
  readonly isDisabled?: boolean;
}) {
  const t = useTranslations('common.units');
  const [unit, setUnit] = useState<Unit>(unitOf(value));
  return (
    <Input.Wrapper label={label} description={description} error={error} labelElement="div">
      <Group gap={8} wrap="nowrap">
        <NumberInput
          aria-label={label}
          value={value / UNITS[unit]}
          min={0}
          w={96}
          disabled={isDisabled}
          error={error !== undefined && error !== null}
          onChange={(amount) => onChange(Math.round(Number(amount) * UNITS[unit]))}
        />
        <Select
          aria-label={t('unitOf', { label })}
          data={ORDER.toReversed().map((each) => ({ value: each, label: t(each) }))}
          value={unit}
          w={112}
          allowDeselect={false}
          disabled={isDisabled}
          onChange={(next) => {
            if (next === null) return;
            const chosen = next as Unit;
            onChange(Math.round((value / UNITS[unit]) * UNITS[chosen]));
            setUnit(chosen);
          }}
        />
      </Group>
    </Input.Wrapper>
  );
}
