'use client';

import { type FilterCondition, FILTER_UNITS, type FilterSpan, type FilterValue } from '@callspool/contracts';
import { MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { useTranslations } from 'use-intl';
import { shapeOf } from './filter-draft';
import { useFilterChoices } from './use-filter-choices';

const SIZE = 'xs';

/** The value of a condition, written as its field and operator ask. */
export function FilterValueInput({
  condition,
  onChange,
}: {
  readonly condition: FilterCondition;
  readonly onChange: (value: FilterValue | undefined) => void;
}) {
  const t = useTranslations('contacts.filter');
  const { value } = condition;
  const label = t('value');
  switch (shapeOf(condition.field, condition.op)) {
    case 'none':
      return null;
    case 'text':
      return (
        <TextInput
          size={SIZE}
          w={208}
          aria-label={label}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'texts':
      return (
        <TagsInput
          size={SIZE}
          w={272}
          aria-label={label}
          value={textsOf(value)}
          onChange={(tags) => onChange(tags)}
        />
      );
    case 'choices':
      return <Choices condition={condition} onChange={onChange} />;
    case 'number':
      return <Amount label={label} value={value} onChange={onChange} />;
    case 'range':
      return <Range condition={condition} onChange={onChange} />;
    case 'moment':
      return <MomentField label={label} value={value} onChange={onChange} />;
    case 'moments':
      return <Moments condition={condition} onChange={onChange} />;
    case 'span':
      return <Span value={value as FilterSpan | undefined} onChange={onChange} />;
    case 'yesNo':
      return (
        <Select
          size={SIZE}
          w={112}
          aria-label={label}
          allowDeselect={false}
          data={[
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ]}
          value={String(value ?? true)}
          onChange={(chosen) => onChange(chosen === 'true')}
        />
      );
  }
}

interface FieldProps {
  readonly condition: FilterCondition;
  readonly onChange: (value: FilterValue | undefined) => void;
}

/** One or several of fixed words; where there are none (the sort of a number) they are typed. */
function Choices({ condition, onChange }: FieldProps) {
  const t = useTranslations('contacts.filter');
  const choices = useFilterChoices(condition.field);
  const value = textsOf(condition.value);
  if (condition.field === 'numberKind') {
    return (
      <TagsInput
        size={SIZE}
        w={272}
        aria-label={t('value')}
        value={value}
        onChange={(tags) => onChange(tags)}
      />
    );
  }
  return (
    <MultiSelect
      size={SIZE}
      miw={208}
      maw={420}
      aria-label={t('value')}
      placeholder={value.length === 0 ? t('choose') : ''}
      searchable
      limit={100}
      data={[...choices]}
      value={value}
      onChange={(chosen) => onChange(chosen)}
    />
  );
}

function Amount({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: FilterValue | undefined;
  readonly onChange: (value: number | undefined) => void;
}) {
  return (
    <NumberInput
      size={SIZE}
      w={112}
      aria-label={label}
      value={typeof value === 'number' ? value : ''}
      onChange={(amount) => onChange(typeof amount === 'number' ? amount : undefined)}
    />
  );
}

type Ends = { from?: string | number; to?: string | number };
const endsOf = ({ value }: FilterCondition): Ends =>
  typeof value === 'object' && !Array.isArray(value) ? (value as Ends) : {};

function Range({ condition, onChange }: FieldProps) {
  const t = useTranslations('contacts.filter');
  const ends = endsOf(condition);
  const put = (change: Ends): void => onChange({ ...ends, ...change } as FilterValue);
  return (
    <>
      <Amount label={t('from')} value={ends.from} onChange={(from) => put({ from } as Ends)} />
      <span>{t('and')}</span>
      <Amount label={t('to')} value={ends.to} onChange={(to) => put({ to } as Ends)} />
    </>
  );
}

function MomentField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: FilterValue | undefined;
  readonly onChange: (value: string | undefined) => void;
}) {
  return (
    <DateTimePicker
      size={SIZE}
      w={192}
      aria-label={label}
      valueFormat="YYYY-MM-DD HH:mm"
      clearable
      value={typeof value === 'string' ? new Date(value) : null}
      onChange={(moment) => onChange(moment === null ? undefined : new Date(moment).toISOString())}
    />
  );
}

function Moments({ condition, onChange }: FieldProps) {
  const t = useTranslations('contacts.filter');
  const ends = endsOf(condition);
  const put = (change: Ends): void => onChange({ ...ends, ...change } as FilterValue);
  return (
    <>
      <MomentField label={t('from')} value={ends.from} onChange={(from) => put({ from } as Ends)} />
      <span>{t('and')}</span>
      <MomentField label={t('to')} value={ends.to} onChange={(to) => put({ to } as Ends)} />
    </>
  );
}

function Span({
  value,
  onChange,
}: {
  readonly value: FilterSpan | undefined;
  readonly onChange: (value: FilterValue | undefined) => void;
}) {
  const t = useTranslations('contacts.filter');
  const { amount = 7, unit = 'days' } = value ?? {};
  return (
    <>
      <NumberInput
        size={SIZE}
        w={80}
        min={1}
        max={10_000}
        allowDecimal={false}
        aria-label={t('amount')}
        value={amount}
        onChange={(typed) => onChange({ amount: typeof typed === 'number' ? typed : 0, unit })}
      />
      <Select
        size={SIZE}
        w={112}
        aria-label={t('unit')}
        allowDeselect={false}
        data={FILTER_UNITS.map((each) => ({ value: each, label: t(`units.${each}`) }))}
        value={unit}
        onChange={(chosen) => onChange({ amount, unit: (chosen ?? unit) as FilterSpan['unit'] })}
      />
    </>
  );
}

const textsOf = (value: FilterValue | undefined): string[] =>
  Array.isArray(value) ? [...(value as string[])] : [];
