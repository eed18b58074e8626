import { el, writeXml, type XmlElement } from '../http/xml.js';
import { page, type Reply } from '../http/reply.js';
import type { XcallySettings } from './settings.js';

export type Format = 'json' | 'xml';
export type Row = Readonly<Record<string, string | number>>;

export interface Answer {
  /** Echo of the verb. */
  readonly method: string;
  readonly isDone: boolean;
  readonly rows: readonly Row[];
}

/** The vendor's page declares both and uses neither. */
const NAMESPACES = {
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xmlns:xsd': 'http://www.w3.org/2001/XMLSchema',
};

/** The envelope the vendor prints for `channels`; that every verb answers with it is inferred. */
export function envelope(settings: XcallySettings, format: Format, answer: Answer): Reply {
  const document = format === 'json' ? jsonOf(settings, answer) : xmlOf(settings, answer);
  return {
    status: 200,
    contentType: format === 'json' ? 'application/json; charset=utf-8' : 'text/xml; charset=utf-8',
    body: settings.byteOrderMark ? `\uFEFF${document}` : document,
  };
}

export function failure(settings: XcallySettings, format: Format, method: string): Reply {
  switch (settings.failure) {
    case 'envelope':
      return envelope(settings, format, { method, isDone: false, rows: [] });
    case 'empty':
      return { status: 200, contentType: 'text/plain', body: '' };
    case 'http500':
      return page(500);
  }
}

function jsonOf(settings: XcallySettings, { method, isDone, rows }: Answer): string {
  const response = settings.responseAs === 'text' ? String(isDone) : isDone;
  const isAbsent = rows.length === 0 && settings.emptyRows === 'absent';
  const text = JSON.stringify({ method, response, ...(isAbsent ? {} : { rows }) });
  if (!settings.typographic) return text;
  let quotes = 0;
  return text.replaceAll('"', () => (quotes++ % 2 === 0 ? '\u201C' : '\u201D'));
}

function xmlOf(settings: XcallySettings, { method, isDone, rows }: Answer): string {
  const row = (one: Row): XmlElement =>
    // In XML the key `event` is called `evt` (vendor's page).
    el('row', ...Object.entries(one).map(([key, value]) => el(key === 'event' ? 'evt' : key, String(value))));
  const root = el('root', el('method', method), el('response', String(isDone)), ...rows.map(row));
  return writeXml(
    { ...root, attributes: NAMESPACES },
    { empty: 'self-closed', pretty: false, declaration: settings.xmlDeclaration, encoding: 'UTF-8' },
  );
}
