import type { Issue } from '../common/problem.js';
import {
  type ContactFilter,
  FILTER_FIELDS,
  FILTER_LIMITS,
  FILTER_OPERATORS,
  FILTER_UNITS,
  type FilterFieldSpec,
  type FilterKind,
} from './filter-language.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
const COUNTRY = /^[A-Z]{2}$/;
const LIST_OPERATORS = ['isIn', 'isNotIn'];

type Place = 'contact' | 'entry';

/** The filter, or every node that is wrong, each with its path: `of.0.of.2.value`. */
export function checkFilter(value: unknown): { filter: ContactFilter } | { issues: Issue[] } {
  const checker = new FilterChecker();
  checker.group(value, [], 1);
  return checker.issues.length === 0 ? { filter: value as ContactFilter } : { issues: checker.issues };
}

class FilterChecker {
  readonly issues: Issue[] = [];
  private nodes = 0;

  group(node: unknown, path: readonly (string | number)[], depth: number): void {
    if (!isRecord(node)) return this.complain(path, 'Expected a group: { match, of }.');
    const isAboutEntries = 'entry' in node;
    this.onlyKeys(node, path, isAboutEntries ? ['entry', 'match', 'of'] : ['match', 'of']);
    if (node['match'] !== 'all' && node['match'] !== 'any')
      this.complain([...path, 'match'], 'Expected all or any.');
    if (isAboutEntries && node['entry'] !== 'some' && node['entry'] !== 'none') {
      this.complain([...path, 'entry'], 'Expected some or none.');
    }
    const parts = node['of'];
    if (!Array.isArray(parts))
      return this.complain([...path, 'of'], 'Expected a list of conditions and groups.');
    if (depth > FILTER_LIMITS.depth) {
      return this.complain(path, `Groups stand in each other at most ${FILTER_LIMITS.depth} deep.`);
    }
    parts.forEach((part: unknown, index) => {
      const at = [...path, 'of', index];
      this.nodes++;
      if (this.nodes === FILTER_LIMITS.nodes + 1) {
        this.complain(at, `A filter has at most ${FILTER_LIMITS.nodes} parts.`);
      }
      if (this.nodes > FILTER_LIMITS.nodes) return;
      if (isRecord(part) && 'field' in part) this.condition(part, at, isAboutEntries ? 'entry' : 'contact');
      else if (isAboutEntries) this.complain(at, 'Only conditions stand in a group about a campaign.');
      else this.group(part, at, depth + 1);
    });
  }

  private condition(node: Record<string, unknown>, path: readonly (string | number)[], place: Place): void {
    const { field, op } = node;
    this.onlyKeys(node, path, ['field', 'op', 'value', ...(field === 'field' ? ['name'] : [])]);
    if (typeof field !== 'string' || !Object.hasOwn(FILTER_FIELDS, field)) {
      return this.complain([...path, 'field'], `There is no field ${shown(field)}.`);
    }
    const spec: FilterFieldSpec = FILTER_FIELDS[field as keyof typeof FILTER_FIELDS];
    if (spec.of !== 'both' && spec.of !== place) {
      const where =
        spec.of === 'entry' ? 'in a group about a campaign' : 'outside of groups about a campaign';
      return this.complain([...path, 'field'], `${field} stands ${where}.`);
    }
    if (field === 'field' && !isText(node['name'], 200)) {
      this.complain([...path, 'name'], 'Say which extra field.');
    }
    const known: readonly string[] = FILTER_OPERATORS[spec.kind];
    if (typeof op !== 'string' || !known.includes(op)) {
      return this.complain([...path, 'op'], `${field} knows ${known.join(', ')}.`);
    }
    const problem = valueProblem(spec, field, op, node['value']);
    if (problem !== null) this.complain([...path, 'value'], problem);
  }

  private onlyKeys(node: object, path: readonly (string | number)[], keys: readonly string[]): void {
    for (const key of Object.keys(node)) {
      if (!keys.includes(key)) this.complain([...path, key], 'Nobody knows this here.');
    }
  }

  private complain(path: readonly (string | number)[], message: string): void {
    this.issues.push({ path: path.join('.'), message });
  }
}

function valueProblem(spec: FilterFieldSpec, field: string, op: string, value: unknown): string | null {
  if (op === 'isEmpty' || op === 'isNotEmpty') return value === undefined ? null : 'It takes no value.';
  if (LIST_OPERATORS.includes(op)) return listProblem(spec, field, value);
  return ONE[spec.kind](value, op);
}

function listProblem(spec: FilterFieldSpec, field: string, value: unknown): string | null {
  if (!Array.isArray(value) || value.length === 0) return 'Choose at least one.';
  if (value.length > FILTER_LIMITS.values) return `At most ${FILTER_LIMITS.values}.`;
  const wrong: unknown = value.find((one: unknown) => {
    if (typeof one !== 'string' || one === '' || one.length > FILTER_LIMITS.text) return true;
    if (spec.isId) return !UUID.test(one);
    if (field === 'country') return !COUNTRY.test(one);
    return spec.values !== undefined && !spec.values.includes(one);
  });
  return wrong === undefined ? null : `${shown(wrong)} is not one of its values.`;
}

const choice = (): string => 'Expected a list of values.';
const ONE: Readonly<Record<FilterKind, (value: unknown, op: string) => string | null>> = {
  text: (value) =>
    isText(value, FILTER_LIMITS.text) ? null : `Expected a text of at most ${FILTER_LIMITS.text} characters.`,
  digits: (value) =>
    typeof value === 'string' && /^\+?\d{1,15}$/.test(value) ? null : 'Expected digits, with or without +.',
  number: (value, op) =>
    op === 'isBetween' ? rangeProblem(value, isNumber) : isNumber(value) ? null : 'Expected a number.',
  moment: (value, op) => {
    if (op === 'isInLast' || op === 'isNotInLast') return spanProblem(value);
    if (op === 'isBetween') return rangeProblem(value, isMoment);
    return isMoment(value) ? null : 'Expected a moment such as 2026-11-28T09:00:00Z.';
  },
  yesNo: (value) => (typeof value === 'boolean' ? null : 'Expected true or false.'),
  choice,
  choiceOrNone: choice,
};

function rangeProblem(value: unknown, isGood: (one: unknown) => boolean): string | null {
  if (!isRecord(value) || Object.keys(value).some((key) => key !== 'from' && key !== 'to'))
    return 'Expected { from, to }.';
  const { from, to } = value;
  if (!isGood(from) || !isGood(to)) return 'Expected { from, to }, both filled.';
  const isOrdered =
    typeof from === 'number' ? from <= Number(to) : Date.parse(String(from)) < Date.parse(String(to));
  return isOrdered ? null : 'It ends before it begins.';
}

function spanProblem(value: unknown): string | null {
  if (!isRecord(value) || Object.keys(value).some((key) => key !== 'amount' && key !== 'unit')) {
    return 'Expected { amount, unit }.';
  }
  const { amount, unit } = value;
  if (!Number.isInteger(amount) || Number(amount) < 1 || Number(amount) > FILTER_LIMITS.amount) {
    return `The amount is a whole number from 1 to ${FILTER_LIMITS.amount}.`;
  }
  return FILTER_UNITS.some((known) => known === unit) ? null : `The unit is ${FILTER_UNITS.join(', ')}.`;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown, most: number): boolean =>
  typeof value === 'string' && value.trim() !== '' && value.length <= most && !value.includes('\0');
const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const isMoment = (value: unknown): boolean =>
  typeof value === 'string' && MOMENT.test(value) && !Number.isNaN(Date.parse(value));
const shown = (value: unknown): string => JSON.stringify(value)?.slice(0, 60) ?? 'undefined';
