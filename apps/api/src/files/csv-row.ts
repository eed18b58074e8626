/** One line of CSV without its line break; fields are quoted only where they must be. */
export function toCsvRow(fields: readonly string[], delimiter: string): string {
  return fields
    .map((field) => (mustQuote(field, delimiter) ? `"${field.replaceAll('"', '""')}"` : field))
    .join(delimiter);
}

const mustQuote = (field: string, delimiter: string): boolean =>
  field.includes(delimiter) || field.includes('"') || field.includes('\n') || field.includes('\r');
