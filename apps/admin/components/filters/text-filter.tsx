'use client';

import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { PopoverFilter } from './popover-filter';

/** A filter by what something begins with. */
export function TextFilter({
  name,
  label,
  value,
  onChange,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}) {
  return (
    <PopoverFilter name={name} value={value} onClear={() => onChange(null)}>
      {(close) => (
        <TextField
          label={label}
          value={value ?? ''}
          onDone={(text) => {
            onChange(text === '' ? null : text);
            close();
          }}
        />
      )}
    </PopoverFilter>
  );
}

function TextField({
  label,
  value,
  onDone,
}: {
  readonly label: string;
  readonly value: string;
  readonly onDone: (text: string) => void;
}) {
  const t = useTranslations('common.filters');
  const [written, setWritten] = useState(value);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onDone(written.trim());
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        label={label}
        value={written}
        data-autofocus
        autoComplete="off"
        onChange={(event) => setWritten(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt={12}>
        <Button type="submit">{t('apply')}</Button>
      </Group>
    </form>
  );
}
