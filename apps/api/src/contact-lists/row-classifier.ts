import type { RowRejection } from '@callspool/contracts';
import { isKnownZone, type ParsedPhone, parsePhone, zonesFor } from '@callspool/domain';
import { v7 as uuidv7 } from 'uuid';
import { type CsvRecord, hasNul } from '../files/csv-records.js';
import { toCsvRow } from '../files/csv-row.js';
import { priorityOf, PRIORITY_PROBLEM, ZONE_PROBLEM } from './cell-problem.js';
import type { ImportColumns } from './import-columns.js';
import { REJECT_COLUMNS, unguardCell, withoutMark } from './rejects-layout.js';

const MAX_LENGTH = { externalId: 200, name: 500, postalCode: 40, agent: 200, field: 8000 };

export interface StagedNumber {
  readonly e164: string;
  readonly kind: string | null;
  readonly zones: readonly string[];
  readonly zoneSource: string;
  readonly postalEvidence: string | null;
}

/** A cell that is of no use, in the words of the rejects file. */
export interface BadCell {
  readonly column: string;
  readonly value: string;
  readonly message: string;
}

export interface AcceptedRow {
  readonly ok: true;
  readonly line: number;
  /** The row as uploaded, as one CSV line. */
  readonly raw: string;
  readonly contactId: string;
  /** Column of the main number. */
  readonly phoneColumn: string;
  readonly main: StagedNumber;
  readonly alternatives: readonly StagedNumber[];
  readonly externalId: string | null;
  readonly name: string | null;
  readonly timeZone: string | null;
  readonly postalCode: string | null;
  readonly priority: number;
  readonly agent: string | null;
  /** JSON object of the extra fields that are not empty. */
  readonly fields: string;
  /** Alternatives that cannot be called; the row is good without them. */
  readonly warnings: readonly BadCell[];
}

export interface RejectedRow {
  readonly ok: false;
  readonly line: number;
  readonly raw: string;
  readonly reason: RowRejection;
  /** More of the reason, as one word; null when there is no more. */
  readonly detail: string | null;
  readonly bad: BadCell;
  /** Whom the row is about, as far as that is known in spite of it. */
  readonly e164?: string | null;
  readonly externalId?: string | null;
}

export type ClassifiedRow = AcceptedRow | RejectedRow;

export interface RowRules {
  readonly columns: ImportColumns;
  readonly delimiter: string;
  /** ISO alpha-2 by whose rules numbers without country code are read. */
  readonly country: string;
  readonly defaultTimeZone: string | null;
}

type GoodPhone = Extract<ParsedPhone, { ok: true }>;

/**
 * Judges one row by itself, in a fixed order: structure, phone, time zone, priority, other values. What can only be
 * judged against other rows (the do-not-call list, repeats) comes later, in the database.
 */
export class RowClassifier {
  private readonly fieldKeys: readonly (readonly [number, string, string])[];
  private readonly zones = new Map<string, boolean>();
  private readonly emptyRow: string;

  constructor(private readonly rules: RowRules) {
    const { columns, delimiter } = rules;
    this.fieldKeys = columns.fields.map(({ index, name }) => [index, `${JSON.stringify(name)}:`, name]);
    this.emptyRow = delimiter.repeat(columns.names.length - 1);
  }

  classify(record: CsvRecord): ClassifiedRow {
    const { columns, delimiter } = this.rules;
    const { line } = record;
    if (record.fields === null)
      return this.broken({ line, text: record.raw, detail: 'quotes' }, record.problem);
    const fields = this.uploaded(record.fields);
    if (fields.length !== columns.names.length) {
      const problem = `The row has ${fields.length} columns, the file has ${columns.names.length}.`;
      return this.broken({ line, text: toCsvRow(fields, delimiter), detail: 'columns' }, problem);
    }
    const raw = toCsvRow(fields, delimiter);
    const row = { line, raw, fields };
    if (hasNul(raw)) {
      const index = fields.findIndex(hasNul);
      const cell = this.bad(index, fields, 'The cell holds a byte of zero, which is no text.');
      return reject(row, ['value_invalid', 'zero_byte'], { ...cell, value: cell.value.replaceAll('\0', '') });
    }
    return this.judge(row);
  }

  /** What was uploaded first, of a row that comes back in a rejects file. */
  private uploaded(fields: readonly string[]): readonly string[] {
    const { columns } = this.rules;
    if (columns.isMended !== true) return withoutMark(fields) ?? fields;
    const width = fields.length - REJECT_COLUMNS.length;
    return width < 1 ? fields : fields.slice(0, width).map(unguardCell);
  }

  private judge(row: Row): ClassifiedRow {
    const { columns } = this.rules;
    const externalId = cellOf(row, columns.externalId);
    const found = this.mainPhone(row);
    if (!found.ok) return { ...found, externalId };
    const about = { e164: found.phone.e164, externalId };
    const timeZone = cellOf(row, columns.timeZone);
    if (timeZone !== null && !this.isZone(timeZone)) {
      const bad = this.bad(columns.timeZone, row.fields, ZONE_PROBLEM);
      return { ...reject(row, ['time_zone_invalid'], bad), ...about };
    }
    const priority = priorityOf(cellOf(row, columns.priority));
    if (priority === null) {
      const bad = this.bad(columns.priority, row.fields, PRIORITY_PROBLEM);
      return { ...reject(row, ['priority_invalid'], bad), ...about };
    }
    const tooLong = this.tooLong(row);
    if (tooLong !== null) return { ...reject(row, ['value_invalid', 'too_long'], tooLong), ...about };
    const place = { timeZone, postalCode: cellOf(row, columns.postalCode) };
    const others = this.alternatives(row, found.position, found.phone, place);
    return {
      ok: true,
      line: row.line,
      raw: row.raw,
      contactId: uuidv7(),
      phoneColumn: this.nameOf(columns.phones[found.position]?.index),
      main: this.staged(found.phone, found.position, place),
      ...others,
      externalId,
      name: nameOf(row, columns),
      ...place,
      priority,
      agent: cellOf(row, columns.agent),
      fields: this.extraFields(row),
    };
  }

  /** The first phone column that is filled must hold a good number. */
  private mainPhone(row: Row): RejectedRow | { ok: true; phone: GoodPhone; position: number } {
    const { phones } = this.rules.columns;
    const position = phones.findIndex(({ index }) => cellOf(row, index) !== null);
    if (position === -1) {
      const message = 'The row has no phone number.';
      return reject(row, ['phone_missing'], this.bad(phones[0]?.index ?? null, row.fields, message));
    }
    const index = phones[position]?.index ?? null;
    const phone = parsePhone(cellOf(row, index) ?? '', this.rules.country);
    if (phone.ok) return { ok: true, phone, position };
    return reject(row, ['phone_invalid', phone.reason], this.bad(index, row.fields, phone.message));
  }

  private alternatives(
    row: Row,
    mainPosition: number,
    main: GoodPhone,
    place: RowPlace,
  ): Pick<AcceptedRow, 'alternatives' | 'warnings'> {
    const { phones } = this.rules.columns;
    if (phones.length === mainPosition + 1) return NO_OTHERS;
    const alternatives: StagedNumber[] = [];
    const warnings: BadCell[] = [];
    const seen = new Set([main.e164]);
    for (let position = mainPosition + 1; position < phones.length; position++) {
      const index = phones[position]?.index ?? null;
      const cell = cellOf(row, index);
      if (cell === null) continue;
      const phone = parsePhone(cell, this.rules.country);
      if (!phone.ok) warnings.push(this.bad(index, row.fields, phone.message));
      else if (!seen.has(phone.e164)) alternatives.push(this.staged(phone, position, place));
      if (phone.ok) seen.add(phone.e164);
    }
    return { alternatives, warnings };
  }

  private staged(phone: GoodPhone, position: number, place: RowPlace): StagedNumber {
    const { timeZone: rowZone, postalCode } = place;
    const listDefault = this.rules.defaultTimeZone;
    const { zones, source, postal } = zonesFor({ rowZone, postalCode, phone, listDefault });
    const kind = this.rules.columns.phones[position]?.kind ?? null;
    return { e164: phone.e164, kind, zones, zoneSource: source, postalEvidence: postal };
  }

  private tooLong({ fields }: Row): BadCell | null {
    const { columns } = this.rules;
    const limits = [
      [columns.externalId, MAX_LENGTH.externalId],
      [columns.name, MAX_LENGTH.name],
      [columns.familyName ?? null, MAX_LENGTH.name],
      [columns.postalCode, MAX_LENGTH.postalCode],
      [columns.agent, MAX_LENGTH.agent],
    ] as const;
    for (const [index, limit] of limits) {
      if (index !== null && (fields[index]?.length ?? 0) > limit) return this.long(index, fields, limit);
    }
    for (const [index] of this.fieldKeys) {
      if ((fields[index]?.length ?? 0) > MAX_LENGTH.field) return this.long(index, fields, MAX_LENGTH.field);
    }
    return null;
  }

  private long(index: number, fields: readonly string[], limit: number): BadCell {
    const cell = this.bad(index, fields, `It is longer than ${limit} characters.`);
    return { ...cell, value: `${cell.value.slice(0, 100)}…` };
  }

  private extraFields({ fields }: Row): string {
    let json = '';
    for (const [index, key] of this.fieldKeys) {
      const value = fields[index] ?? '';
      if (value !== '') json += `${json === '' ? '' : ','}${key}${JSON.stringify(value)}`;
    }
    return `{${json}}`;
  }

  /** Zones come from rows: few in a good file, and never so many that remembering them costs memory. */
  private isZone(name: string): boolean {
    const known = this.zones.get(name);
    if (known !== undefined) return known;
    const answer = isKnownZone(name);
    if (this.zones.size < 2000) this.zones.set(name, answer);
    return answer;
  }

  /** A broken row cannot stand in the rejects file as it is, or it would break that too: its text becomes the value. */
  private broken(row: { line: number; text: string; detail: string }, message: string): RejectedRow {
    const { line, text, detail } = row;
    const value = text.length > 2000 ? `${text.slice(0, 2000)}…` : text;
    const bad = { column: '', value: value.replaceAll('\0', ''), message };
    return { ok: false, line, raw: this.emptyRow, reason: 'structure', detail, bad };
  }

  private bad(index: number | null, fields: readonly string[], message: string): BadCell {
    return { column: this.nameOf(index ?? undefined), value: fields[index ?? -1] ?? '', message };
  }

  private nameOf(index: number | undefined): string {
    return index === undefined ? '' : (this.rules.columns.names[index] ?? '');
  }
}

/** What a row tells about where the person is, besides the numbers. */
interface RowPlace {
  readonly timeZone: string | null;
  readonly postalCode: string | null;
}

interface Row {
  readonly line: number;
  readonly raw: string;
  readonly fields: readonly string[];
}

const NO_OTHERS = { alternatives: [], warnings: [] };

/** `why`: the reason, and more of it where there is more. */
const reject = (
  { line, raw }: Row,
  [reason, detail = null]: readonly [RowRejection, (string | null)?],
  bad: BadCell,
): RejectedRow => ({ ok: false, line, raw: raw.replaceAll('\0', ''), reason, detail, bad });

/** The trimmed cell, or null when there is no such column or it is empty. */
function cellOf(row: Row, index: number | null): string | null {
  if (index === null) return null;
  const cell = row.fields[index]?.trim() ?? '';
  return cell === '' ? null : cell;
}

/** The name, with the family name behind it where the file keeps it apart. */
function nameOf(row: Row, columns: ImportColumns): string | null {
  const parts = [cellOf(row, columns.name), cellOf(row, columns.familyName ?? null)];
  const name = parts.filter((part) => part !== null).join(' ');
  return name === '' ? null : name;
}
