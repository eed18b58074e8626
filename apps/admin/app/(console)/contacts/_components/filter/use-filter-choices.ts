import {
  campaignPage,
  contactListPage,
  FILTER_FIELDS,
  type FilterField,
  type FilterFieldSpec,
} from '@callspool/contracts';
import { anyListImportPage } from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { read } from '../../../../../lib/api/request';
import { allDispositions } from '../../../../../lib/api/rules';
import { BLOCK_CODES, useBlockName } from '../../../campaigns/[campaignId]/_components/block-name';

export interface FilterChoice {
  readonly value: string;
  readonly label: string;
}

const MOST = 200;
const ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')];
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** What a field can be chosen from, in words; of long lists the first two hundred by name. */
export function useFilterChoices(field: FilterField): readonly FilterChoice[] {
  const t = useTranslations('contacts.filter');
  const results = useTranslations('respool.results');
  const blockName = useBlockName();
  const locale = useLocale();
  const lists = useQuery({
    queryKey: ['lists', 'choice', MOST],
    queryFn: ({ signal }) => read(contactListPage, '/contact-lists', { limit: MOST }, signal),
    enabled: field === 'list',
  });
  const campaigns = useQuery({
    queryKey: ['campaigns', 'choice', MOST],
    queryFn: ({ signal }) => read(campaignPage, '/campaigns', { limit: MOST }, signal),
    enabled: field === 'campaign',
  });
  const imports = useQuery({
    queryKey: ['imports', 'choice', MOST],
    queryFn: ({ signal }) => read(anyListImportPage, '/list-imports', { limit: MOST, state: 'done' }, signal),
    enabled: field === 'import',
  });
  const dispositions = useQuery({ ...allDispositions, enabled: field === 'lastDisposition' });
  const named = (rows: readonly { id: string; name: string }[] | undefined): FilterChoice[] =>
    (rows ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const spec: FilterFieldSpec = FILTER_FIELDS[field];
  switch (field) {
    case 'list':
      return named(lists.data?.items);
    case 'campaign':
      return named(campaigns.data?.items);
    case 'import':
      return (imports.data?.items ?? []).map(({ id, fileName, listName }) => ({
        value: id,
        label: `${fileName}, ${listName}`,
      }));
    case 'lastDisposition':
      return (dispositions.data ?? []).map(({ id, l1, l2, l3 }) => ({
        value: id,
        label: [l1, l2, l3].filter((level) => level !== '').join(' / '),
      }));
    case 'zone':
      return ZONES.map((zone) => ({ value: zone, label: zone }));
    case 'country':
      return countriesIn(locale);
    case 'block':
      return BLOCK_CODES.map((code) => ({ value: code, label: blockName(code) }));
    case 'state':
      return (['new', 'waiting', 'ready', 'in_flight', 'done', 'blocked'] as const).map((value) => ({
        value,
        label: t(`states.${value}`),
      }));
    case 'lastResult':
      return (spec.values ?? []).map((value) => ({ value, label: results(value as 'BUSY') }));
    default:
      return [];
  }
}

function countriesIn(locale: string): FilterChoice[] {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    .flatMap((value) => {
      const label = names.of(value);
      return label === undefined ? [] : [{ value, label }];
    })
    .sort((one, other) => one.label.localeCompare(other.label, locale));
}
