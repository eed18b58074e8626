import type { ColumnReference, ImportMapping, Issue, ResolvedMappingView } from '@callspool/contracts';
import { guessMapping } from './guess-mapping.js';
import { REJECT_COLUMNS, unguardCell, uploadedWidth, withoutMark } from './rejects-layout.js';

/** A mapping in terms of the file itself: positions from 0, with the names people see. */
export interface ImportColumns {
  /** Every column of the file in order, as named in its header, or `column 1`, `column 2`… without one. */
  readonly names: readonly string[];
  readonly phones: readonly { readonly index: number; readonly kind: string | null }[];
  readonly externalId: number | null;
  readonly name: number | null;
  /** Absent in imports of earlier versions. */
  readonly familyName?: number | null;
  readonly timeZone: number | null;
  readonly postalCode: number | null;
  readonly priority: number | null;
  readonly agent: number | null;
  readonly fields: readonly { readonly index: number; readonly name: string }[];
  /** The file is a rejects file with a header: rows have its columns behind the uploaded ones, and guarded cells. */
  readonly isMended?: boolean;
}

export type ResolvedColumns =
  | { readonly ok: true; readonly columns: ImportColumns }
  | { readonly ok: false; readonly issues: readonly Issue[] };

const MAX_COLUMNS = 500;
const SINGLE = ['externalId', 'name', 'familyName', 'timeZone', 'postalCode', 'priority', 'agent'] as const;

/** Finds the columns a mapping names, or those that the header lets us guess. */
export function resolveColumns(
  wholeRow: readonly string[],
  { hasHeader, mapping }: { hasHeader: boolean; mapping: ImportMapping | undefined },
): ResolvedColumns {
  const firstRow = uploadedPart(wholeRow, hasHeader);
  if (firstRow.length > MAX_COLUMNS) {
    return refuse('', `The file has ${firstRow.length} columns; at most ${MAX_COLUMNS} are taken.`);
  }
  const names = columnNames(firstRow, hasHeader);
  const wanted = mapping ?? (hasHeader ? guessMapping(names) : { phone: [] });
  if (wanted.phone.length === 0) {
    const seen = hasHeader
      ? `None of the columns (${names.join(', ')}) looks like a phone number`
      : 'The file has no header';
    return refuse('mapping.phone', `${seen}: say in mapping.phone which column holds it.`);
  }
  const resolved = new Resolver(names, hasHeader).resolve(wanted);
  const isMended = hasHeader && firstRow.length < wholeRow.length;
  return resolved.ok && isMended ? { ok: true, columns: { ...resolved.columns, isMended } } : resolved;
}

/** The columns of the first row, without those that a rejects file has behind them. */
export function uploadedPart(firstRow: readonly string[], hasHeader: boolean): readonly string[] {
  return hasHeader
    ? firstRow.slice(0, uploadedWidth(firstRow)).map(unguardCell)
    : (withoutMark(firstRow) ?? firstRow);
}

const refuse = (path: string, message: string): ResolvedColumns => ({
  ok: false,
  issues: [{ path, message }],
});

/** Unique names: an empty one becomes `column 3`, a repeated one `name (2)`. */
export function columnNames(firstRow: readonly string[], hasHeader: boolean): string[] {
  const seen = new Map<string, number>();
  return firstRow.map((cell, index) => {
    const name = hasHeader && cell.trim() !== '' ? cell.trim().slice(0, 200) : `column ${index + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

/** Names that stand over more than one column, as they are written in the header. */
export function repeatedNames(firstRow: readonly string[]): string[] {
  const cells = firstRow.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const repeated = cells.filter((cell, index) => {
    const same = cells.findIndex((other) => other.toLowerCase() === cell.toLowerCase());
    return same !== index;
  });
  return [...new Set(repeated)].map((name) => name.slice(0, 200));
}

class Resolver {
  private readonly issues: Issue[] = [];

  constructor(
    private readonly names: readonly string[],
    private readonly hasHeader: boolean,
  ) {}

  resolve(mapping: ImportMapping): ResolvedColumns {
    const phones = mapping.phone.map((phone, index) => ({
      index: this.find(phone.column, `mapping.phone.${index}`),
      kind: phone.kind ?? null,
    }));
    const [externalId, name, familyName, timeZone, postalCode, priority, agent] = SINGLE.map((key) =>
      this.findOptional(mapping[key], key),
    );
    // A postal code stays among the fields: it is part of an address, which agents are shown.
    const used = new Set([
      ...phones.map((phone) => phone.index),
      externalId,
      name,
      familyName,
      timeZone,
      priority,
      agent,
    ]);
    const fields =
      mapping.fields?.map((column, index) => this.find(column, `mapping.fields.${index}`)) ??
      this.names.flatMap((column, index) => (used.has(index) || isRejectColumn(column) ? [] : [index]));
    if (this.issues.length > 0) return { ok: false, issues: this.issues };
    const columns: ImportColumns = {
      names: this.names,
      phones,
      externalId: externalId ?? null,
      name: name ?? null,
      familyName: familyName ?? null,
      timeZone: timeZone ?? null,
      postalCode: postalCode ?? null,
      priority: priority ?? null,
      agent: agent ?? null,
      fields: fields.map((index) => ({ index, name: this.names[index] ?? '' })),
    };
    return { ok: true, columns };
  }

  private findOptional(reference: ColumnReference | undefined, key: string): number | null {
    return reference === undefined ? null : this.find(reference, `mapping.${key}`);
  }

  private find(reference: ColumnReference, path: string): number {
    if (typeof reference === 'number') {
      if (reference <= this.names.length) return reference - 1;
      return this.complain(path, `There is no column ${reference}; the file has ${this.names.length}.`);
    }
    if (!this.hasHeader) {
      return this.complain(
        path,
        `The file has no header: name "${reference}" by its number, counted from 1.`,
      );
    }
    const wanted = reference.trim().toLowerCase();
    const found = this.names.flatMap((name, index) => (name.toLowerCase() === wanted ? [index] : []));
    const [first] = found;
    if (first === undefined) {
      return this.complain(path, `There is no column "${reference}"; the file has ${this.names.join(', ')}.`);
    }
    return first;
  }

  private complain(path: string, message: string): number {
    this.issues.push({ path, message });
    return -1;
  }
}

export const isRejectColumn = (name: string): boolean => (REJECT_COLUMNS as readonly string[]).includes(name);

/** The mapping as people read it. */
export function toMappingView(columns: ImportColumns): ResolvedMappingView {
  const nameOf = (index: number | null): string | null =>
    index === null ? null : (columns.names[index] ?? null);
  return {
    phone: columns.phones.map(({ index, kind }) => ({ column: nameOf(index) ?? '', kind })),
    externalId: nameOf(columns.externalId),
    name: nameOf(columns.name),
    familyName: nameOf(columns.familyName ?? null),
    timeZone: nameOf(columns.timeZone),
    postalCode: nameOf(columns.postalCode),
    priority: nameOf(columns.priority),
    agent: nameOf(columns.agent),
    fields: columns.fields.map((field) => field.name),
  };
}
