'use client';

import { type DncImportPreview, startDncImportRequest } from '@callspool/contracts';
import { Checkbox, Select, SimpleGrid } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { CountrySelect } from '../../../../../components/forms/country-select';
import type { Reach } from '../../_components/reach';
import { KindField } from '../../_components/reach-fields';

const DELIMITERS = startDncImportRequest.shape.delimiter.unwrap().options;
const ENCODINGS = startDncImportRequest.shape.encoding.unwrap().options;
const WORDS = { auto: 'auto', ',': 'comma', ';': 'semicolon', tab: 'tab', '|': 'bar' } as const;

/** How a file is to be read; null: as the service finds out. */
export interface Reading {
  /** From 1. */
  readonly column: number | null;
  readonly hasHeader: boolean | null;
  readonly delimiter: (typeof DELIMITERS)[number];
  readonly encoding: (typeof ENCODINGS)[number];
}

export function ReadingFields({
  preview,
  reading,
  reach,
  onReading,
  onReach,
}: {
  readonly preview: DncImportPreview;
  readonly reading: Reading;
  readonly reach: Reach;
  readonly onReading: (change: Partial<Reading>) => void;
  readonly onReach: (change: Partial<Reach>) => void;
}) {
  const t = useTranslations('dnc.imports');
  const adding = useTranslations('dnc.adding');
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing={16}>
        <Select
          label={t('column')}
          allowDeselect={false}
          data={preview.columns.map(({ column, header, samples }) => ({
            value: String(column),
            label: `${header ?? t('columnName', { column: String(column) })}: ${samples.filter(Boolean).join(', ')}`,
          }))}
          value={String(reading.column ?? preview.column)}
          onChange={(column) => column !== null && onReading({ column: Number(column) })}
        />
        {reach.match === 'number' && (
          <CountrySelect
            label={adding('country')}
            value={reach.country}
            onChange={(country) => onReach({ country })}
          />
        )}
        <Select
          label={t('delimiter')}
          allowDeselect={false}
          data={DELIMITERS.map((value) => ({ value, label: t(`delimiters.${WORDS[value]}`) }))}
          value={reading.delimiter}
          onChange={(value) =>
            onReading({ delimiter: value as Reading['delimiter'], column: null, hasHeader: null })
          }
        />
        <Select
          label={t('encoding')}
          allowDeselect={false}
          data={[...ENCODINGS]}
          value={reading.encoding}
          onChange={(value) => onReading({ encoding: value as Reading['encoding'] })}
        />
      </SimpleGrid>
      <KindField label={t('kind')} value={reach.match} onChange={(match) => onReach({ match })} />
      <Checkbox
        label={t('header')}
        checked={reading.hasHeader ?? preview.hasHeader}
        onChange={(event) => onReading({ hasHeader: event.currentTarget.checked })}
      />
    </>
  );
}
