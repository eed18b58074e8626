/** A spreadsheet takes what begins so for a formula, and may run it. */
const FORMULA = /^[=+\-@\t\r]/;
const DEFUSED = /^'(?=[=+\-@\t\r])/;

/** Text as it may stand in a file that somebody opens in a spreadsheet: an apostrophe before a sign that begins a formula. */
export const toSheetCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The same taken away again, for a file of ours that comes back. */
export const fromSheetCell = (text: string): string => text.replace(DEFUSED, '');
