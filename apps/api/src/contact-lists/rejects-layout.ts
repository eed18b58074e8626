/** What the rejects file adds to the uploaded columns; left out when a mended file is uploaded again. */
export const REJECT_COLUMNS = [
  'rejected_line',
  'rejected_column',
  'rejected_value',
  'rejected_reason',
  'rejected_message',
] as const;

/** Stands before them in files without header, where nothing else says where the uploaded row ends. */
export const REJECT_MARK = '#rejected';

/**
 * A cell that a spreadsheet shows as text and never calculates: what would begin a formula gets an apostrophe before it,
 * and so does what looks so already, so that nothing is lost on the way back.
 */
export const guardCell = (cell: string): string => (/^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** The cell as it was before `guardCell`. */
export const unguardCell = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/** How many columns of a header were uploaded: all, or those before the columns of a rejects file at its end. */
export function uploadedWidth(header: readonly string[]): number {
  const width = header.length - REJECT_COLUMNS.length;
  const isRejects = REJECT_COLUMNS.every((name, index) => header[width + index]?.trim() === name);
  return width > 0 && isRejects ? width : header.length;
}

/** A row of a file without header as it was uploaded first; null when it does not come from a rejects file. */
export function withoutMark(fields: readonly string[]): string[] | null {
  const width = fields.length - REJECT_COLUMNS.length - 1;
  return width > 0 && fields[width] === REJECT_MARK ? fields.slice(0, width).map(unguardCell) : null;
}
