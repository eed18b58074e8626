import { RESULTS } from '@callspool/domain';

/** What may be asked of a value of a kind. */
export const FILTER_OPERATORS = {
  text: ['is', 'isNot', 'contains', 'doesNotContain', 'beginsWith', 'isIn', 'isEmpty', 'isNotEmpty'],
  number: ['is', 'isNot', 'isLess', 'isMore', 'isBetween'],
  moment: ['isBefore', 'isAfter', 'isBetween', 'isInLast', 'isNotInLast', 'isEmpty', 'isNotEmpty'],
  digits: ['is', 'isNot', 'beginsWith'],
  choice: ['isIn', 'isNotIn'],
  choiceOrNone: ['isIn', 'isNotIn', 'isEmpty', 'isNotEmpty'],
  yesNo: ['is'],
} as const;
export type FilterKind = keyof typeof FILTER_OPERATORS;
export type FilterOperator = (typeof FILTER_OPERATORS)[FilterKind][number];

/** `values`: the fixed words of a choice; `ids`: it is chosen by id; neither: any short word. */
export interface FilterFieldSpec {
  readonly kind: FilterKind;
  /** Where it may stand: of the contact, of one of its places in campaigns, or of both. */
  readonly of: 'contact' | 'entry' | 'both';
  readonly values?: readonly string[];
  readonly isId?: boolean;
}

const STATES = ['new', 'waiting', 'ready', 'in_flight', 'done', 'blocked'] as const;

/** Everything that a filter can ask for. `field` takes the name of an extra field beside it. */
export const FILTER_FIELDS = {
  name: { kind: 'text', of: 'contact' },
  externalId: { kind: 'text', of: 'contact' },
  list: { kind: 'choice', of: 'contact', isId: true },
  import: { kind: 'choiceOrNone', of: 'contact', isId: true },
  created: { kind: 'moment', of: 'contact' },
  priority: { kind: 'number', of: 'contact' },
  agent: { kind: 'text', of: 'contact' },
  postalCode: { kind: 'text', of: 'contact' },
  number: { kind: 'digits', of: 'contact' },
  numberKind: { kind: 'choice', of: 'contact' },
  numberCount: { kind: 'number', of: 'contact' },
  country: { kind: 'choice', of: 'contact' },
  zone: { kind: 'choiceOrNone', of: 'contact' },
  field: { kind: 'text', of: 'contact' },
  doNotCall: { kind: 'yesNo', of: 'contact' },
  openCallback: { kind: 'yesNo', of: 'contact' },
  campaign: { kind: 'choice', of: 'entry', isId: true },
  state: { kind: 'choice', of: 'entry', values: STATES },
  block: { kind: 'choiceOrNone', of: 'entry' },
  tries: { kind: 'number', of: 'entry' },
  lastResult: { kind: 'choiceOrNone', of: 'entry', values: RESULTS },
  doneReason: { kind: 'text', of: 'entry' },
  nextAt: { kind: 'moment', of: 'entry' },
  lastAttempt: { kind: 'moment', of: 'both' },
  lastDisposition: { kind: 'choiceOrNone', of: 'both', isId: true },
} as const satisfies Record<string, FilterFieldSpec>;
export type FilterField = keyof typeof FILTER_FIELDS;
export const FILTER_FIELD_NAMES = Object.keys(FILTER_FIELDS) as readonly FilterField[];

export const FILTER_UNITS = ['minutes', 'hours', 'days', 'weeks'] as const;
export type FilterUnit = (typeof FILTER_UNITS)[number];

/** A stretch of time that ends now: 3 days. */
export interface FilterSpan {
  readonly amount: number;
  readonly unit: FilterUnit;
}

export type FilterValue =
  | string
  | number
  | boolean
  | readonly string[]
  | FilterSpan
  /** From the first on, and before the second (moments), or up to it (numbers). */
  | { readonly from: string | number; readonly to: string | number };

export interface FilterCondition {
  readonly field: FilterField;
  readonly op: FilterOperator;
  /** Of the extra field, with `field: 'field'`. */
  readonly name?: string | undefined;
  readonly value?: FilterValue | undefined;
}

/** All of its parts hold, or any of them. */
export interface FilterGroup {
  readonly match: 'all' | 'any';
  readonly of: readonly FilterNode[];
}

/** The contact has a place in some campaign, or in none, of which all (or any) of the conditions hold. */
export interface EntryGroup {
  readonly entry: 'some' | 'none';
  readonly match: 'all' | 'any';
  readonly of: readonly FilterCondition[];
}

export type FilterNode = FilterGroup | EntryGroup | FilterCondition;
/** The outermost node is a group; an empty one holds for every contact. */
export type ContactFilter = FilterGroup;

export const FILTER_LIMITS = { depth: 5, nodes: 100, values: 500, text: 500, amount: 10_000 } as const;

export const isEntryGroup = (node: FilterNode): node is EntryGroup => 'entry' in node;
export const isFilterCondition = (node: FilterNode): node is FilterCondition => 'field' in node;
