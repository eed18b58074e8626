import type { UcontactDialer } from './campaigns.js';
import { alternativesOf, dataProblem, isDialable } from './fields.js';
import { broken } from './refusal.js';
import type { NewContact } from './spool.js';
import type { UcontactSettings } from './settings.js';

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Decodes the file's bytes; refuses what is not strict base64 of text in the configured encoding. */
export function decodeFile(fileb64: string, encoding: UcontactSettings['uploadEncoding']): string {
  if (fileb64.includes(' ')) throw broken('fileb64', 'a space stands where "+" belonged');
  if (!BASE64.test(fileb64)) throw broken('fileb64', 'not base64');
  const bytes = Buffer.from(fileb64, 'base64');
  if (bytes.length === 0) throw broken('file.empty', 'the file is empty');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    throw broken('file.bom', 'the file has a BOM');
  if (bytes.includes(0x0d)) throw broken('file.cr', 'the file holds a carriage return');
  if (encoding === 'latin-1') return bytes.toString('latin1');
  if (encoding === 'ascii' && bytes.some((byte) => byte > 0x7f)) throw broken('file.encoding', 'not ASCII');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw broken('file.encoding', 'neither ASCII nor UTF-8');
  }
}

export const linesOf = (file: string): string[] =>
  (file.endsWith('\n') ? file.slice(0, -1) : file).split('\n');

export type ParsedLine =
  { readonly row: Omit<NewContact, 'operation' | 'list' | 'dueAt'> } | { readonly problem: string };

/** One line: `campaign;number;data;alternatives[;priority[;agentphone]][;]`. */
export function parseLine(line: string, dialer: UcontactDialer): ParsedLine {
  const columns = line.split(';');
  if (columns.length < 4 || columns.length > 7)
    return { problem: `has ${columns.length} fields, not 4 to 7` };
  const [
    campaign = '',
    number = '',
    data = '',
    alternatives = '',
    priority = '',
    agentPhone = '',
    rest = '',
  ] = columns;
  if (rest !== '') return { problem: 'the seventh field must be empty' };
  if (campaign !== dialer.name)
    return { problem: `names campaign "${campaign}", the upload "${dialer.name}"` };
  if (!isDialable(number)) return { problem: `"${number}" is not a number` };
  const pairs = dataProblem(data);
  if (pairs !== null) return { problem: pairs };
  const numbers = alternativesOf(alternatives);
  if (numbers === null) return { problem: `"${alternatives}" are not numbers joined by ":"` };
  if (priority !== '' && !/^[1-9]\d{0,3}$/.test(priority))
    return { problem: `priority "${priority}" is not 1 to 9999` };
  if (dialer.type === 'Progressive' && !dialer.agents.some(({ phone }) => phone === agentPhone)) {
    return { problem: `"${agentPhone}" is no agent's phone, and the dialer is progressive` };
  }
  return {
    row: {
      campaign,
      number,
      data,
      alternatives: numbers,
      priority: priority === '' ? 9999 : Number(priority),
      agentPhone: agentPhone === '' ? null : agentPhone,
    },
  };
}
