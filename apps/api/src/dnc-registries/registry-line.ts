import { callingCodeOf, parsePhone } from '@callspool/domain';
import { fromSheetCell } from '../files/sheet-cell.js';

export interface RegistryLineOptions {
  readonly kind: 'full' | 'changes';
  /** By whose rules numbers are read; null: they carry their country code. */
  readonly country: string | null;
}

/** A line of a registry's file: the number in E.164 digits, or why it gives none. Null: a line without content. */
export type RegistryLine =
  | { readonly ok: true; readonly number: string; readonly isDelete: boolean }
  | { readonly ok: false; readonly message: string }
  | null;

const NATIONAL_US = /^([2-9]\d{2}),?(\d{7})$/;
const SEPARATORS = /[,;\t|]/;
const ADD = /^(?:a|add|added|new|insert|\+)$/i;
const DELETE = /^(?:d|del|delete|deleted|remove|removed|-)$/i;
const DATE = /^\d{4}-\d{2}-\d{2}(?:[T ].*)?$|^\d{1,2}\/\d{1,2}\/\d{4}$/;
const INVISIBLE = /\p{Cf}/gu;
const PUNCTUATION = /[ ().\-/]/g;
/** What E.164 allows, and no number of ours is shorter. */
const INTERNATIONAL = /^[1-9]\d{6,14}$/;

const refuse = (message: string): RegistryLine => ({ ok: false, message });

/**
 * Reads one line after another. Both spellings of the US national files are known, `3125551212` and `312,5551212`. Numbers
 * are not held against the numbering plan: a registry is ahead of it, and a number that nobody has harms nobody here.
 */
export class RegistryLineReader {
  private readonly isNanp: boolean;

  constructor(private readonly options: RegistryLineOptions) {
    this.isNanp = options.country !== null && callingCodeOf(options.country) === '1';
  }

  read(line: string): RegistryLine {
    if (this.isNanp && this.options.kind === 'full') {
      const match = NATIONAL_US.exec(line);
      if (match !== null) return { ok: true, number: `1${match[1]}${match[2]}`, isDelete: false };
    }
    // A number holds no quote, so quotes say nothing here.
    const fields = fromSheetCell(line.replace(INVISIBLE, '').replaceAll('"', '').trim())
      .split(SEPARATORS)
      .map((field) => field.trim());
    if (fields.every((field) => field === '')) return null;
    return this.readFields(fields);
  }

  private readFields(fields: readonly string[]): RegistryLine {
    const isDelete = fields.some((field) => DELETE.test(field));
    const isAdd = fields.some((field) => ADD.test(field));
    if (this.options.kind === 'full' && (isDelete || isAdd)) {
      return refuse('The line says add or delete: this is a list of changes, load it as one.');
    }
    if (this.options.kind === 'changes' && isDelete === isAdd) {
      return refuse('The line says neither A (add) nor D (delete), or both.');
    }
    const text = this.numberIn(fields);
    if (text === null) return refuse('The line has no number.');
    const number = this.digitsOf(text);
    return number.ok ? { ok: true, number: number.digits, isDelete } : refuse(number.message);
  }

  private numberIn(fields: readonly string[]): string | null {
    const [area = '', local = ''] = fields;
    if (/^\d{3}$/.test(area) && /^\d{3}-?\d{4}$/.test(local)) return `${area}${local}`;
    return fields.find((field) => /\d{4}/.test(field.replace(PUNCTUATION, '')) && !DATE.test(field)) ?? null;
  }

  private digitsOf(text: string): { ok: true; digits: string } | { ok: false; message: string } {
    const { country } = this.options;
    const plain = text.replace(PUNCTUATION, '');
    const abroad = /^(?:\+|00)(\d+)$/.exec(plain)?.[1];
    const digits = abroad ?? (country === null ? plain : null);
    if (digits !== null) {
      return INTERNATIONAL.test(digits)
        ? { ok: true, digits }
        : { ok: false, message: `"${text}" is no number with its country code.` };
    }
    if (this.isNanp) {
      const ten = /^1?([2-9]\d{9})$/.exec(plain)?.[1];
      if (ten !== undefined) return { ok: true, digits: `1${ten}` };
    }
    const phone = parsePhone(text, country);
    return phone.ok ? { ok: true, digits: phone.e164.slice(1) } : { ok: false, message: phone.message };
  }
}

/** A first line without any digit names the columns. */
export const isHeader = (line: string): boolean => line.trim() !== '' && !/\d/.test(line);
