import type { Tx } from '@callspool/database';

/** A named rule as it is stored; rules without a version are edited without a guard. */
export interface RuleRow {
  readonly id: string;
  readonly name: string;
  readonly version?: number;
}

/** Where the rules of one kind are kept. */
export interface RuleShelf<Row extends RuleRow, Values> {
  list(after: string | null, take: number): Promise<Row[]>;
  findById(id: string): Promise<Row | null>;
  within(tx: Tx): RuleShelfInTransaction<Row, Values>;
}

export interface RuleShelfInTransaction<Row extends RuleRow, Values> {
  findForChange(id: string): Promise<Row | null>;
  create(values: Values, at: Date): Promise<Row>;
  /** Raises the version where there is one. */
  update(id: string, values: Values, at: Date): Promise<Row>;
  remove(id: string): Promise<void>;
  /** Names of what uses the rule, a few of them; empty when it may be removed. */
  namesOfUsers(id: string, take: number): Promise<string[]>;
  /** Makes the campaigns that work under the rule look at their entries again. */
  bumpCampaigns(id: string): Promise<void>;
}
