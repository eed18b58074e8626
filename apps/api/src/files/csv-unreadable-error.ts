/** The file cannot be read on; the message says from where and how to mend it. */
export class CsvUnreadableError extends Error {
  override readonly name = 'CsvUnreadableError';
}
