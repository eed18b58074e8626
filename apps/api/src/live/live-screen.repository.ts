import type { SnapshotKind } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import type { SnapshotRow } from './snapshots.repository.js';

export interface ToldSnapshot {
  readonly connectionId: string;
  readonly kind: SnapshotKind;
  /** Another one after every write of the row. */
  readonly version: string;
}

export type LiveRow = SnapshotRow & ToldSnapshot;

// The rows that were told already are left out before their payload is read.
const CHANGED = `
  select snapshot.connection_id as "connectionId", snapshot.kind, snapshot.xmin::text as version,
    snapshot.seen_at as "seenAt", snapshot.payload
  from snapshot
  left join unnest($3::uuid[], $4::text[], $5::text[]) as told(connection_id, kind, version)
    on told.connection_id = snapshot.connection_id and told.kind = snapshot.kind
  where snapshot.connection_id = any($1::uuid[]) and snapshot.kind = any($2::text[])
    and told.version is distinct from snapshot.xmin::text
  order by snapshot.connection_id, snapshot.kind`;

// Marked anew only when the mark grows old: many people look, and each looks all the time.
const WATCH = `
  insert into snapshot (connection_id, kind, seen_at, payload)
  select id, 'watched', $2::timestamptz, '{}' from connection where id = any($1::uuid[])
  on conflict (connection_id, kind) do update set seen_at = excluded.seen_at
  where snapshot.seen_at < excluded.seen_at - interval '5 seconds'`;

/** The snapshots of every connection, for the screen that shows them together. */
@Injectable()
export class LiveScreenRepository {
  constructor(private readonly database: Database) {}

  async changed(
    connectionIds: readonly string[],
    kinds: readonly SnapshotKind[],
    told: readonly ToldSnapshot[],
  ): Promise<LiveRow[]> {
    const { rows } = await this.database.pool.query<LiveRow>(CHANGED, [
      connectionIds,
      kinds,
      told.map(({ connectionId }) => connectionId),
      told.map(({ kind }) => kind),
      told.map(({ version }) => version),
    ]);
    return rows;
  }

  async markWatched(connectionIds: readonly string[], at: Date): Promise<void> {
    await this.database.pool.query(WATCH, [connectionIds, at]);
  }
}
