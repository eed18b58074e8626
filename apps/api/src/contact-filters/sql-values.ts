/** Gathers the values of a statement; what goes into its text is only `$1`, `$2`… with their type. */
export class SqlValues {
  readonly values: unknown[] = [];

  constructor(given: readonly unknown[] = []) {
    this.values.push(...given);
  }

  /** The placeholder of one more value. */
  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}
