import type { ImportReport, RowKindView } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { type StageTable, UPDATED } from './import-stage.repository.js';
import type { ImportCounts } from './list-imports.repository.js';

/** Zones of one number stand together; more groups than this are told as a sum. */
const MOST_ZONES = 30;

const KINDS = (stage: StageTable) => `
  with kind as (
    select reason, detail, count(*)::int as rows, min(line) as line,
      coalesce(sum(jsonb_array_length(warnings)), 0)::int as warnings
    from ${stage} group by reason, detail)
  select distinct on (kind.reason, kind.detail) kind.reason, kind.detail, kind.rows, kind.warnings, kind.line,
    row.bad_column as "column", row.bad_value as value, row.message
  from kind left join ${stage} row on row.line = kind.line and row.reason = kind.reason
  order by kind.reason, kind.detail`;

// Accepted, and called by nobody until somebody says where the person is.
const ZONES = (stage: StageTable) => `
  select zones, count(*)::int as rows, min(line) as line from ${stage}
  where reason is null group by zones order by rows desc, zones`;
const FIRST_UNKNOWN = (stage: StageTable) => `
  select phone_column as "column", e164 as value from ${stage} where line = $1 and reason is null`;

interface KindRow {
  /** Null for accepted rows. */
  readonly reason: RowKindView['reason'] | typeof UPDATED | null;
  readonly detail: string | null;
  readonly rows: number;
  readonly warnings: number;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly message: string;
}

interface ZoneRow {
  readonly zones: string[];
  readonly rows: number;
  readonly line: number;
}

/** Counts a stage by what was found in its rows. */
@Injectable()
export class ImportReportRepository {
  async report(
    client: pg.PoolClient,
    stage: StageTable,
  ): Promise<{ counts: ImportCounts; report: ImportReport }> {
    const { rows: kinds } = await client.query<KindRow>(KINDS(stage));
    const { rows: zones } = await client.query<ZoneRow>(ZONES(stage));
    const shown = zones.slice(0, MOST_ZONES);
    const unknown = await this.unknownZone(client, stage, zones);
    return {
      counts: toCounts(kinds),
      report: {
        kinds: [...kinds.flatMap(toKind), ...unknown],
        zones: shown.map(({ zones: names, rows }) => ({ zones: names, rows })),
        otherZones: sumOf(zones.slice(MOST_ZONES)),
      },
    };
  }

  private async unknownZone(
    client: pg.PoolClient,
    stage: StageTable,
    zones: readonly ZoneRow[],
  ): Promise<RowKindView[]> {
    const unknown = zones.find((row) => row.zones.length === 0);
    if (unknown === undefined) return [];
    const { rows } = await client.query<{ column: string; value: string }>(FIRST_UNKNOWN(stage), [
      unknown.line,
    ]);
    const message = 'Nothing tells in which zone the number is: the row is taken in, and nobody calls it.';
    const { line, rows: count } = unknown;
    return rows.map((cell) => ({
      reason: 'zone_unknown',
      detail: null,
      rows: count,
      line,
      ...cell,
      message,
    }));
  }
}

function toCounts(kinds: readonly KindRow[]): ImportCounts {
  const accepted = kinds.filter((kind) => kind.reason === null || kind.reason === UPDATED);
  const rejectCounts: Record<string, number> = {};
  for (const { reason, rows } of kinds) {
    if (reason !== null && reason !== UPDATED) rejectCounts[reason] = (rejectCounts[reason] ?? 0) + rows;
  }
  const rowsRejected = Object.values(rejectCounts).reduce((sum, rows) => sum + rows, 0);
  const rowsAccepted = sumOf(accepted);
  return {
    rowsRead: rowsAccepted + rowsRejected,
    rowsAccepted,
    rowsRejected,
    rejectCounts,
    rowsUpdated: sumOf(kinds.filter((kind) => kind.reason === UPDATED)),
    warnings: accepted.reduce((sum, kind) => sum + kind.warnings, 0),
  };
}

const toKind = ({ reason, detail, rows, line, column, value, message }: KindRow): RowKindView[] =>
  reason === null || reason === UPDATED ? [] : [{ reason, detail, rows, line, column, value, message }];

const sumOf = (rows: readonly { rows: number }[]): number => rows.reduce((sum, row) => sum + row.rows, 0);
