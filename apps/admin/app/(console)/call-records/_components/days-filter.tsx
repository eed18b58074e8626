'use client';

import { Button, Group, TextInput } from '@mantine/core';
import { useQueryStates } from 'nuqs';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { PopoverFilter } from '../../../../components/filters/popover-filter';
import { RECORD_FILTERS } from '../record-filters';

/** Whole days, from the first to the last; one may be left open. */
export function DaysFilter() {
  const t = useTranslations('records.filters');
  const [{ first, last }, setFilter] = useQueryStates(RECORD_FILTERS);
  const value =
    first === null && last === null ? null : t('until', { first: first ?? '…', last: last ?? '…' });
  return (
    <PopoverFilter name={t('days')} value={value} onClear={() => void setFilter({ first: null, last: null })}>
      {(close) => (
        <DaysForm
          first={first ?? ''}
          last={last ?? ''}
          onDone={(days) => {
            void setFilter({ ...days, when: null });
            close();
          }}
        />
      )}
    </PopoverFilter>
  );
}

function DaysForm({
  first: firstBefore,
  last: lastBefore,
  onDone,
}: {
  readonly first: string;
  readonly last: string;
  readonly onDone: (days: { first: string | null; last: string | null }) => void;
}) {
  const t = useTranslations('records.filters');
  const common = useTranslations('common.filters');
  const [first, setFirst] = useState(firstBefore);
  const [last, setLast] = useState(lastBefore);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onDone({ first: first === '' ? null : first, last: last === '' ? null : last });
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        type="date"
        label={t('first')}
        value={first}
        max={last === '' ? undefined : last}
        data-autofocus
        onChange={(event) => setFirst(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('last')}
        mt={12}
        value={last}
        min={first === '' ? undefined : first}
        onChange={(event) => setLast(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt={12}>
        <Button type="submit">{common('apply')}</Button>
      </Group>
    </form>
  );
}
