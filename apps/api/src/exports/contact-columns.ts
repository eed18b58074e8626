import type { ContactView } from '@callspool/contracts';
import { type ExportColumn, fieldColumns, toCell } from './export-source.js';

const MOST_FIELDS = 200;
const MOST_NUMBERS = 20;

/**
 * Columns of contacts: what all have, a column for each number and each extra field of the first page, and one for what
 * later pages have besides.
 */
export function contactColumns(firstPage: readonly ContactView[]): readonly ExportColumn<ContactView>[] {
  const fields = [...new Set(firstPage.flatMap((contact) => Object.keys(contact.fields)))].slice(
    0,
    MOST_FIELDS,
  );
  const most = Math.max(1, ...firstPage.map(({ numbers }) => numbers.length));
  const positions = Array.from({ length: Math.min(most, MOST_NUMBERS) }, (_, position) => position);
  const known = new Set(fields);
  return [
    ...fieldColumns<ContactView>(['id', 'listName', 'externalId', 'name']),
    ...positions.flatMap(numberColumns),
    {
      name: 'more_numbers',
      of: ({ numbers }) => toCell(numbers.slice(positions.length).map(({ number }) => number)),
    },
    ...fieldColumns<ContactView>(['timeZone', 'postalCode', 'priority', 'agent', 'line', 'createdAt']),
    {
      name: 'campaigns',
      of: ({ entries }) => toCell(entries.map((entry) => `${entry.campaignName}: ${entry.state}`)),
    },
    ...fields.map((name): ExportColumn<ContactView> => ({
      name: `field: ${name}`,
      of: (row) => row.fields[name],
    })),
    {
      name: 'more_fields',
      of: (row) => {
        const rest = Object.entries(row.fields).filter(([name]) => !known.has(name));
        return rest.length === 0 ? null : JSON.stringify(Object.fromEntries(rest));
      },
    },
  ];
}

const numberColumns = (position: number): ExportColumn<ContactView>[] => [
  { name: `number_${position + 1}`, of: ({ numbers }) => numbers[position]?.number },
  { name: `number_${position + 1}_kind`, of: ({ numbers }) => numbers[position]?.kind },
  { name: `number_${position + 1}_zones`, of: ({ numbers }) => toCell(numbers[position]?.zones) },
];
