/** A failure that people can mend: its message is one sentence that says what to do, and no stack is printed. */
export class PlainFailure extends Error {
  override readonly name = 'PlainFailure';
}
