/** What a spreadsheet may take for the beginning of a formula (OWASP, "CSV Injection"), also in full width. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
/** Spreadsheets pass over white space before they look. */
const LEADING_SPACE = /^[\s\u00a0\ufeff]+/;
/** Nothing but numbers: one or more phone numbers in E.164, or a plain number. No formula can be made of them. */
const HARMLESS = /^(?:\+\d{3,15}(?:; \+\d{3,15})*|-?\d{1,15}(?:\.\d{1,15})?)$/;

/**
 * The text of a cell so that no spreadsheet runs it: an apostrophe goes before what could be a formula, and only there.
 * A phone number with its plus sign stays as it is, so that the file can be read back by any system.
 */
export function safeCell(text: string): string {
  if (HARMLESS.test(text)) return text;
  const seen = text.replace(LEADING_SPACE, '');
  return FORMULA.test(text) || FORMULA.test(seen) ? `'${text}` : text;
}
