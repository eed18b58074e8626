import type { DELIMITER_REASONS, DELIMITERS, LINE_ENDS } from '@callspool/contracts';

export interface CsvDialect {
  readonly delimiter: ',' | ';' | '\t' | '|';
  /** The byte that ends a line; `\n` also stands for `\r\n`. */
  readonly newline: '\n' | '\r';
}

const CANDIDATES = [',', ';', '\t', '|'] as const;
const QUOTE = 0x22;

/** A dialect in the words of people, and why it was taken. */
export interface DialectView {
  readonly delimiter: (typeof DELIMITERS)[number];
  readonly delimiterReason: (typeof DELIMITER_REASONS)[number];
  readonly lineEnd: (typeof LINE_ENDS)[number];
}

export function toDialectView(
  head: Buffer,
  dialect: CsvDialect,
  wanted: (typeof DELIMITERS)[number],
): DialectView {
  const isSeen = Object.values(countOutsideQuotes(head).counts).some((count) => count > 0);
  return {
    delimiter: delimiterWord(dialect),
    delimiterReason: wanted !== 'auto' ? 'chosen' : isSeen ? 'first_line' : 'none_found',
    lineEnd: dialect.newline === '\r' ? 'cr' : head.includes('\r\n') ? 'crlf' : 'lf',
  };
}

export const delimiterWord = ({ delimiter }: CsvDialect): (typeof DELIMITERS)[number] =>
  delimiter === '\t' ? 'tab' : delimiter;

/** How the file separates its fields and lines, read from its first line. A named delimiter is taken at its word. */
export function detectDialect(head: Buffer, wanted: (typeof DELIMITERS)[number]): CsvDialect {
  const { counts, newline } = countOutsideQuotes(head);
  if (wanted !== 'auto') return { delimiter: wanted === 'tab' ? '\t' : wanted, newline };
  const delimiter = CANDIDATES.reduce((best, sign) => (counts[sign] > counts[best] ? sign : best), ',');
  return { delimiter, newline };
}

function countOutsideQuotes(head: Buffer) {
  const counts = { ',': 0, ';': 0, '\t': 0, '|': 0 };
  let isQuoted = false;
  for (let index = 0; index < head.length; index++) {
    const byte = head[index];
    if (byte === QUOTE) isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (byte === 0x0a) return { counts, newline: '\n' as const };
    if (byte === 0x0d)
      return { counts, newline: head[index + 1] === 0x0a ? ('\n' as const) : ('\r' as const) };
    const sign = String.fromCharCode(byte ?? 0);
    if (isCandidate(sign)) counts[sign]++;
  }
  return { counts, newline: '\n' as const };
}

const isCandidate = (sign: string): sign is (typeof CANDIDATES)[number] =>
  (CANDIDATES as readonly string[]).includes(sign);
