import type { ColumnTarget, ImportMapping, PreviewColumn, ImportPreview } from '@callspool/contracts';

/** What one column of the file is to become. */
export interface TargetChoice {
  readonly target: ColumnTarget;
  /** Sort of a phone number. */
  readonly kind: string | null;
}

/** Sorts of numbers that can be chosen; a file's guess may bring no other. */
export const PHONE_KINDS = ['mobile', 'home', 'work'] as const;

/** Targets that one column only can be. */
const SINGLE: ReadonlySet<ColumnTarget> = new Set([
  'externalId',
  'name',
  'familyName',
  'timeZone',
  'postalCode',
  'priority',
  'agent',
]);

/** What can be chosen for a column, as words of a select: a phone number stands there once for each sort. */
export const TARGET_VALUES = [
  'phone',
  'phone:mobile',
  'phone:home',
  'phone:work',
  'name',
  'familyName',
  'externalId',
  'postalCode',
  'timeZone',
  'priority',
  'agent',
  'field',
  'skip',
] as const;
export type TargetValue = (typeof TARGET_VALUES)[number];

export function valueOf({ target, kind }: TargetChoice): TargetValue {
  if (target !== 'phone') return target;
  const known = PHONE_KINDS.find((each) => each === kind);
  return known === undefined ? 'phone' : `phone:${known}`;
}

export function choiceOf(value: TargetValue): TargetChoice {
  const [target, kind = null] = value.split(':') as [ColumnTarget, string?];
  return { target, kind };
}

export const choicesOf = (columns: readonly PreviewColumn[]): TargetChoice[] =>
  columns.map(({ target, kind }) => ({ target, kind }));

/** The choices with one changed. What only one column can be moves here; the other column is kept as a field. */
export function withChoice(
  choices: readonly TargetChoice[],
  index: number,
  choice: TargetChoice,
): TargetChoice[] {
  return choices.map((each, place) => {
    if (place === index) return choice;
    const isTaken = SINGLE.has(choice.target) && each.target === choice.target;
    return isTaken ? { target: 'field', kind: null } : each;
  });
}

export const hasPhone = (choices: readonly TargetChoice[]): boolean =>
  choices.some(({ target }) => target === 'phone');

/** The choices as the API takes them: columns by their number. A postal code is kept as a field too, for agents to see. */
export function mappingOf(choices: readonly TargetChoice[]): ImportMapping {
  const numbersOf = (target: ColumnTarget): number[] =>
    choices.flatMap((choice, index) => (choice.target === target ? [index + 1] : []));
  const single = (target: ColumnTarget): number | undefined => numbersOf(target)[0];
  return {
    phone: choices.flatMap(({ target, kind }, index) =>
      target === 'phone' ? [{ column: index + 1, kind: kind ?? undefined }] : [],
    ),
    externalId: single('externalId'),
    name: single('name'),
    familyName: single('familyName'),
    timeZone: single('timeZone'),
    postalCode: single('postalCode'),
    priority: single('priority'),
    agent: single('agent'),
    fields: [...numbersOf('field'), ...numbersOf('postalCode')],
  };
}

/** The same by the names of the columns, for files in which they stand in another order. */
export function namedMapping(mapping: ImportMapping, { columns, format }: ImportPreview): ImportMapping {
  if (!format.hasHeader) return mapping;
  const named = <Reference extends string | number | undefined>(column: Reference) =>
    typeof column === 'number' ? (columns[column - 1]?.name ?? column) : column;
  return {
    ...mapping,
    phone: mapping.phone.map((phone) => ({
      ...phone,
      column: named(phone.column),
    })) as ImportMapping['phone'],
    externalId: named(mapping.externalId),
    name: named(mapping.name),
    familyName: named(mapping.familyName),
    timeZone: named(mapping.timeZone),
    postalCode: named(mapping.postalCode),
    priority: named(mapping.priority),
    agent: named(mapping.agent),
    // Whatever nothing else uses: a column that is new one night is kept too.
    fields: undefined,
  };
}
