import type { Tx } from '@callspool/database';
import type pg from 'pg';

/** An open transaction of either kind: Prisma's, or a pg client between BEGIN and COMMIT. */
export type AnyTransaction = Tx | pg.PoolClient;

/**
 * Runs one SQL statement inside the caller's transaction, whichever kind it is. Cast parameters in the statement
 * (`$1::uuid`): Prisma does not infer their types.
 */
export async function runInTransaction<Row>(
  transaction: AnyTransaction,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  if ('$queryRawUnsafe' in transaction) return transaction.$queryRawUnsafe<Row[]>(sql, ...parameters);
  const { rows } = await transaction.query(sql, [...parameters]);
  return rows as Row[];
}
