import type { Delimiter, DELIMITER_REASONS, LINE_ENDS } from '@callspool/contracts';

export interface CsvDialect {
  /** One character. */
  readonly delimiter: string;
  /** The byte that ends a line; `\n` also stands for `\r\n`. */
  readonly newline: '\n' | '\r';
  /** Quotes are letters like others; absent where they hold fields together. */
  readonly isUnquoted?: boolean;
}

const USUAL = [',', ';', '\t', '|'] as const;
/** Looked for where none of the usual ones is; signs that stand in numbers, dates and addresses are not among them. */
const RARE = ['^', '~', '\u0001', '\u001f'] as const;
const QUOTE = 0x22;

/** A dialect in the words of people, and why it was taken. */
export interface DialectView {
  readonly delimiter: Delimiter;
  readonly delimiterReason: (typeof DELIMITER_REASONS)[number];
  readonly lineEnd: (typeof LINE_ENDS)[number];
}

export function toDialectView(head: Buffer, dialect: CsvDialect, wanted: Delimiter): DialectView {
  const isSeen = Object.values(countOutsideQuotes(head).counts).some((count) => count > 0);
  return {
    delimiter: delimiterWord(dialect),
    delimiterReason: wanted !== 'auto' ? 'chosen' : isSeen ? 'first_line' : 'none_found',
    lineEnd: dialect.newline === '\r' ? 'cr' : head.includes('\r\n') ? 'crlf' : 'lf',
  };
}

export const delimiterWord = ({ delimiter }: CsvDialect): Delimiter =>
  delimiter === '\t' ? 'tab' : delimiter;

/** How the file separates its fields and lines, read from its first line. A named delimiter is taken at its word. */
export function detectDialect(head: Buffer, wanted: Delimiter): CsvDialect {
  const { counts, newline } = countOutsideQuotes(head);
  if (wanted !== 'auto') return { delimiter: wanted === 'tab' ? '\t' : wanted, newline };
  return { delimiter: mostSeen(counts, USUAL) ?? mostSeen(counts, RARE) ?? ',', newline };
}

/** The sign that is seen most, the earlier of two that are seen alike; null when none is. */
function mostSeen(counts: Readonly<Record<string, number>>, signs: readonly string[]): string | null {
  let best: string | null = null;
  for (const sign of signs) {
    if ((counts[sign] ?? 0) > (best === null ? 0 : (counts[best] ?? 0))) best = sign;
  }
  return best;
}

function countOutsideQuotes(head: Buffer) {
  const counts: Record<string, number> = {};
  for (const sign of [...USUAL, ...RARE]) counts[sign] = 0;
  let isQuoted = false;
  for (let index = 0; index < head.length; index++) {
    const byte = head[index];
    if (byte === QUOTE) isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (byte === 0x0a) return { counts, newline: '\n' as const };
    if (byte === 0x0d)
      return { counts, newline: head[index + 1] === 0x0a ? ('\n' as const) : ('\r' as const) };
    const sign = String.fromCharCode(byte ?? 0);
    const before = counts[sign];
    if (before !== undefined) counts[sign] = before + 1;
  }
  return { counts, newline: '\n' as const };
}
