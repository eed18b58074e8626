import type { BulkRow } from '../core/capabilities.js';
import { encodeData, encodeText, refuse, type TextEncoding } from './ucontact-data.mapper.js';

/** The portal's own rule, kept although the HTTP operation may be laxer: no leading `R`, no extension, 50 characters. */
const LIST_NAME = /^[A-QS-Za-z0-9_][A-Za-z0-9_-]{0,49}$/;
const NUMBER = /^\+?\d{2,20}$/;
/** 9999 is what uploads customarily carry; 1 belongs to scheduled calls. */
const CUSTOMARY_PRIORITY = 9999;

export interface ListOptions {
  readonly operation: string;
  readonly campaign: string;
  readonly isProgressive: boolean;
  readonly encoding: TextEncoding;
  readonly maxDataBytes: number | null;
}

export function demandListName(operation: string, listName: string): string {
  if (LIST_NAME.test(listName)) return listName;
  throw refuse(
    { operation, field: 'listName' },
    'A list name has up to 50 of A-Z a-z 0-9 _ - and does not begin with "-" or a capital R; no file extension.',
  );
}

/** `uploadbase` compares lists by this name; `dialerbase` may carry it with the extension. */
export const listNameOfDialerbase = (dialerbase: string): string => dialerbase.replace(/\.csv$/i, '');

/** The upload file: a line per row, LF between lines, no header, no byte order mark. */
export function encodeList(rows: readonly BulkRow[], options: ListOptions): string {
  if (rows.length === 0)
    throw refuse({ operation: options.operation, field: 'rows' }, 'The list has no rows.');
  return rows.map((row, index) => encodeRow(row, index + 1, options)).join('\n');
}

function encodeRow(row: BulkRow, lineNumber: number, options: ListOptions): string {
  const { operation, campaign, encoding } = options;
  const prefix = `row ${lineNumber}: `;
  const place = (field: string) => ({ operation, field: `${prefix}${field}` });
  const demandNumber = (number: string, field: string): string => {
    if (NUMBER.test(number)) return number;
    throw refuse(
      place(field),
      `${prefix}${field}: a number has 2 to 20 digits and nothing else but a leading +.`,
    );
  };
  const number = demandNumber(row.number, 'number');
  const data = encodeData(row.correlationId, row.data, {
    operation,
    encoding,
    maxBytes: options.maxDataBytes,
    prefix,
  });
  const alternatives = (row.alternatives ?? []).map((other) => demandNumber(other, 'alternatives'));
  if (new Set([number, ...alternatives]).size !== alternatives.length + 1) {
    throw refuse(place('alternatives'), `${prefix}alternatives: a number stands there twice.`);
  }
  const priority = row.priority ?? CUSTOMARY_PRIORITY;
  if (!Number.isInteger(priority) || priority < 1 || priority > 9999) {
    throw refuse(place('priority'), `${prefix}priority: a whole number from 1 to 9999.`);
  }
  const columns = [campaign, number, data, alternatives.join(':'), String(priority)];
  const agent = row.agent ?? '';
  if (options.isProgressive && agent === '') {
    throw refuse(place('agent'), `${prefix}agent: a progressive dialer needs an agent with every contact.`);
  }
  if (agent !== '') columns.push(encodeText(agent, place('agent'), encoding));
  return columns.join(';');
}

/** Base64 of the UTF-8 bytes, which for ASCII text are the same in every encoding. */
export function toBase64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  const step = 0x8000;
  for (let at = 0; at < bytes.length; at += step)
    binary += String.fromCharCode(...bytes.subarray(at, at + step));
  return btoa(binary);
}
