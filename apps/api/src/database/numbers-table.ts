/** A table of bare numbers, one `bigint` column of its primary key; its name may stand in a statement as it is. */
export type NumbersTable = string & { readonly numbersTable: unique symbol };

const NAME = /^dnc_numbers_[0-9a-f]{32}_[0-9]{1,9}$/;

/** The table that one run of one file of a registry makes. */
export const numbersTableOf = (versionId: string, generation: number): NumbersTable =>
  asNumbersTable(`dnc_numbers_${versionId.replaceAll('-', '').toLowerCase()}_${generation}`);

export const isNumbersTable = (name: string): name is NumbersTable => NAME.test(name);

/** @throws RangeError for anything that is not the name of such a table: it goes into statements as it is. */
export function asNumbersTable(name: string): NumbersTable {
  if (!isNumbersTable(name)) throw new RangeError('Not the name of a table of numbers.');
  return name;
}

/** Numbers of one table that another, if there is one, does not hold. */
export interface NewlyNamed {
  readonly named: NumbersTable;
  readonly notNamed: NumbersTable | null;
  /** Null: every campaign. */
  readonly campaignIds: readonly string[] | null;
}
