import type { AddContactRequest, Issue } from '@callspool/contracts';
import { cellProblem } from './cell-problem.js';
import type { ImportColumns } from './import-columns.js';
import { type AcceptedRow, type ClassifiedRow, RowClassifier } from './row-classifier.js';

const SINGLE = ['externalId', 'name', 'timeZone', 'postalCode', 'priority', 'agent'] as const;
/** Stands in for numbers that are of no use while the other fields are judged. */
const GOOD_NUMBER = '+32470000001';
const CLASSIFIERS_KEPT = 200;

/** The list into which contacts come. */
export interface RowGround {
  readonly defaultCountry: string;
  readonly defaultTimeZone: string | null;
}

/** Reads contacts that come as JSON by the import's own judge: each is a row whose columns are its fields' paths. */
export class ContactRows {
  private readonly classifiers = new Map<string, RowClassifier>();

  constructor(private readonly ground: RowGround) {}

  /** Judges one by itself; `line` is its place among those that come together, from 1. */
  classify(contact: AddContactRequest, line: number): ClassifiedRow {
    const extra = Object.entries(contact.fields ?? {});
    const cells = [
      ...contact.numbers.map(({ number }) => number),
      ...SINGLE.map((name) => String(contact[name] ?? '')),
      ...extra.map(([, value]) => value),
    ];
    return this.classifierOf(contact).classify({ line, fields: cells });
  }

  /** The contact as a row, or everything that is wrong with it by itself. */
  demand(contact: AddContactRequest): { row: AcceptedRow } | { issues: Issue[] } {
    const issues = this.badNumbers(contact);
    let rest = issues.length === 0 ? contact : { ...contact, numbers: [{ number: GOOD_NUMBER }] };
    for (;;) {
      const row = this.classify(rest, 1);
      if (row.ok) return issues.length === 0 ? { row } : { issues };
      const { column, message } = row.bad;
      issues.push({ path: column, message });
      const without = leaveOut(rest, column);
      if (without === null) return { issues };
      rest = without;
    }
  }

  private badNumbers({ numbers }: AddContactRequest): Issue[] {
    return numbers.flatMap(({ number }, index) => {
      const message = cellProblem('phone', number, this.ground.defaultCountry);
      return message === null ? [] : [{ path: `numbers.${index}.number`, message }];
    });
  }

  /** Contacts of one request mostly have the same fields, so one judge serves them all. */
  private classifierOf(contact: AddContactRequest): RowClassifier {
    const kinds = contact.numbers.map(({ kind }) => kind ?? null);
    const extra = Object.keys(contact.fields ?? {});
    const key = JSON.stringify([kinds, extra]);
    const known = this.classifiers.get(key);
    if (known !== undefined) return known;
    const { defaultCountry, defaultTimeZone } = this.ground;
    const columns = columnsOf(kinds, extra);
    const made = new RowClassifier({ columns, delimiter: ',', country: defaultCountry, defaultTimeZone });
    if (this.classifiers.size < CLASSIFIERS_KEPT) this.classifiers.set(key, made);
    return made;
  }
}

function columnsOf(kinds: readonly (string | null)[], extra: readonly string[]): ImportColumns {
  const from = kinds.length;
  const index = (name: (typeof SINGLE)[number]): number => from + SINGLE.indexOf(name);
  return {
    names: [
      ...kinds.map((_kind, position) => `numbers.${position}.number`),
      ...SINGLE,
      ...extra.map((name) => `fields.${name}`),
    ],
    phones: kinds.map((kind, position) => ({ index: position, kind })),
    externalId: index('externalId'),
    name: index('name'),
    timeZone: index('timeZone'),
    postalCode: index('postalCode'),
    priority: index('priority'),
    agent: index('agent'),
    fields: extra.map((name, position) => ({ index: from + SINGLE.length + position, name })),
  };
}

/** The contact without the field at that path; null when it cannot do without it. */
function leaveOut(contact: AddContactRequest, path: string): AddContactRequest | null {
  if (path.startsWith('fields.')) {
    const name = path.slice('fields.'.length);
    const { [name]: _out, ...fields } = contact.fields ?? {};
    return { ...contact, fields };
  }
  const single = SINGLE.find((name) => name === path);
  if (single === undefined) return null;
  const { [single]: _out, ...rest } = contact;
  return rest;
}
