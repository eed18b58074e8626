import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { type StageTable, UPDATED } from './import-stage.repository.js';

export interface RejectRow {
  readonly raw: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
  readonly message: string;
}

const ROWS_AT_A_TIME = 1000;

const REJECTS = (stage: StageTable) => `
  select raw, line, bad_column as "column", bad_value as value, reason, message
  from ${stage} where reason is not null and reason <> '${UPDATED}'
  union all
  select raw, line, warning.cell ->> 'column', warning.cell ->> 'value', $1::text, warning.cell ->> 'message'
  from ${stage} cross join lateral jsonb_array_elements(warnings) as warning(cell)
  where (reason is null or reason = '${UPDATED}') and warnings is not null
  order by line, "column"`;

@Injectable()
export class ImportRejectsRepository {
  /** Rejected rows and warnings in the order of the file, a thousand in memory at a time. */
  async *rejects(
    client: pg.PoolClient,
    stage: StageTable,
    warning: string,
  ): AsyncGenerator<readonly RejectRow[]> {
    // A cursor takes no parameters through the pool, and the word is one of ours.
    const sql = REJECTS(stage).replace('$1', `'${warning}'`);
    await client.query(`declare import_rejects no scroll cursor for ${sql}`);
    for (;;) {
      const { rows } = await client.query<RejectRow>(`fetch ${ROWS_AT_A_TIME} from import_rejects`);
      if (rows.length > 0) yield rows;
      if (rows.length < ROWS_AT_A_TIME) break;
    }
    await client.query('close import_rejects');
  }
}
