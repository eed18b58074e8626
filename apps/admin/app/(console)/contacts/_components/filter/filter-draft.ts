import {
  type ContactFilter,
  type EntryGroup,
  FILTER_FIELDS,
  FILTER_OPERATORS,
  type FilterCondition,
  type FilterField,
  type FilterGroup,
  type FilterNode,
  type FilterOperator,
} from '@callspool/contracts';

/** A filter while it is being written: a condition may still lack its value. */
export type Draft = ContactFilter;
/** Where a node stands: the places to take, from the outermost group on. */
export type DraftPath = readonly number[];

export const EMPTY: Draft = { match: 'all', of: [] };

/** The draft with the node at the path replaced; null takes it out. */
export function withNode(draft: Draft, path: DraftPath, node: FilterNode | null): Draft {
  return replaced(draft, path, node) as Draft;
}

/** The draft with one more node at the end of the group at the path. */
export function withAdded(draft: Draft, path: DraftPath, node: FilterNode): Draft {
  const group = nodeAt(draft, path) as FilterGroup | EntryGroup;
  return withNode(draft, path, { ...group, of: [...group.of, node] } as FilterNode);
}

export function nodeAt(draft: Draft, path: DraftPath): FilterNode {
  return path.reduce<FilterNode>((node, place) => (node as FilterGroup).of[place]!, draft);
}

/** Nodes of a checker's finding: `of.0.of.2.value` is the third of the first. */
export const pathOfIssue = (path: string): DraftPath =>
  [...path.matchAll(/(?:^|\.)of\.(\d+)/g)].map(([, place]) => Number(place));

export const operatorsOf = (field: FilterField): readonly FilterOperator[] =>
  FILTER_OPERATORS[FILTER_FIELDS[field].kind];

/** A condition on that field with its first operator, and no value yet. */
export function newCondition(field: FilterField): FilterCondition {
  const [op] = operatorsOf(field);
  return withOperator({ field, op: op ?? 'is' }, op ?? 'is');
}

/** The condition with another operator; a value of the same shape is kept. */
export function withOperator(condition: FilterCondition, op: FilterOperator): FilterCondition {
  const { value: _value, ...rest } = condition;
  const shape = shapeOf(condition.field, op);
  if (shape === 'none') return { ...rest, op };
  const kept = shape === shapeOf(condition.field, condition.op) ? condition.value : undefined;
  return { ...rest, op, value: kept ?? FIRST[shape] };
}

export type ValueShape =
  'none' | 'text' | 'texts' | 'choices' | 'number' | 'range' | 'moment' | 'moments' | 'span' | 'yesNo';

/** How the value of a condition is written. */
export function shapeOf(field: FilterField, op: FilterOperator): ValueShape {
  const { kind } = FILTER_FIELDS[field];
  if (op === 'isEmpty' || op === 'isNotEmpty') return 'none';
  if (op === 'isInLast' || op === 'isNotInLast') return 'span';
  if (kind === 'number') return op === 'isBetween' ? 'range' : 'number';
  if (kind === 'moment') return op === 'isBetween' ? 'moments' : 'moment';
  if (kind === 'yesNo') return 'yesNo';
  if (kind === 'choice' || kind === 'choiceOrNone') return 'choices';
  return op === 'isIn' ? 'texts' : 'text';
}

const FIRST: Readonly<Record<Exclude<ValueShape, 'none'>, FilterCondition['value']>> = {
  text: '',
  texts: [],
  choices: [],
  number: undefined,
  range: undefined,
  moment: undefined,
  moments: undefined,
  span: { amount: 7, unit: 'days' },
  yesNo: true,
};

function replaced(node: FilterNode, path: DraftPath, put: FilterNode | null): FilterNode {
  const [place, ...rest] = path;
  if (place === undefined) return put ?? EMPTY;
  const group = node as FilterGroup;
  const parts =
    rest.length === 0 && put === null
      ? group.of.filter((_part, index) => index !== place)
      : group.of.map((part, index) => (index === place ? replaced(part, rest, put) : part));
  return { ...group, of: parts };
}
