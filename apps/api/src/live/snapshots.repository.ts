import type { ConnectionKind, SnapshotKind } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';

export interface SnapshotRow {
  readonly kind: SnapshotKind;
  readonly seenAt: Date;
  readonly payload: {
    readonly items: Record<string, unknown>[] | null;
    readonly error: string | null;
    readonly errorAt: string | null;
  };
}

export interface RecordsReadRow {
  readonly closedUntil: Date;
  readonly polledAt: Date;
  readonly lastError: string | null;
}

export interface DriftRow {
  readonly what: string;
  readonly sample: string;
  readonly count: number;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
}

const WATCHED = 'watched';

/** A connection that is to be read. */
export interface ReadTarget {
  readonly id: string;
  readonly kind: ConnectionKind;
}

// A connection is read while a campaign of it runs, or while somebody looks at it on whichever node; a phonebar that only its
// agent's browser reaches is read by that.
const TARGETS = `
  select connection.id, connection.kind::text as kind from connection
  where connection.enabled and connection.archived_at is null
    and connection.settings ->> 'reach' is distinct from 'browser' and (
    exists (select 1 from campaign where campaign.connection_id = connection.id and campaign.state in ('running', 'draining'))
    or exists (select 1 from snapshot where snapshot.connection_id = connection.id and snapshot.kind = '${WATCHED}'
      and snapshot.seen_at >= $1))
  order by connection.id`;

// The connection may have gone meanwhile, so its row is looked up in the same statement.
const WRITE = `
  insert into snapshot (connection_id, kind, seen_at, payload)
  select id, $2, $3, $4::jsonb from connection where id = $1
  on conflict (connection_id, kind) do update set seen_at = excluded.seen_at, payload = excluded.payload
  where snapshot.seen_at <= excluded.seen_at`;

// What was seen stays, with its own age; the failure stands beside it.
const FAIL = `
  insert into snapshot (connection_id, kind, seen_at, payload)
  select id, $2, $3, jsonb_build_object('items', null, 'error', $4::text, 'errorAt', $5::text) from connection where id = $1
  on conflict (connection_id, kind) do update set
    payload = snapshot.payload || jsonb_build_object('error', $4::text, 'errorAt', $5::text)`;

@Injectable()
export class SnapshotsRepository {
  constructor(private readonly database: Database) {}

  async listTargets(watchedSince: Date): Promise<ReadTarget[]> {
    return (await this.database.pool.query<ReadTarget>(TARGETS, [watchedSince])).rows;
  }

  async listOf(connectionId: string, kinds: readonly SnapshotKind[]): Promise<SnapshotRow[]> {
    const { rows } = await this.database.pool.query<SnapshotRow>(
      `select kind, seen_at as "seenAt", payload from snapshot where connection_id = $1 and kind = any($2::text[])`,
      [connectionId, kinds],
    );
    return rows;
  }

  async recordsReadOf(connectionId: string): Promise<RecordsReadRow | null> {
    const { rows } = await this.database.pool.query<RecordsReadRow>(
      `select closed_until as "closedUntil", polled_at as "polledAt", last_error as "lastError"
       from poll_mark where connection_id = $1 and feed = 'call_records'`,
      [connectionId],
    );
    return rows[0] ?? null;
  }

  /** What was seen last comes first. */
  async driftOf(connectionId: string, take: number): Promise<DriftRow[]> {
    const { rows } = await this.database.pool.query<DriftRow>(
      `select what, sample, count, first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt"
       from drift where connection_id = $1 order by last_seen_at desc, what limit $2`,
      [connectionId, take],
    );
    return rows;
  }

  async write(
    connectionId: string,
    kind: SnapshotKind,
    seenAt: Date,
    items: readonly unknown[],
  ): Promise<void> {
    const payload = JSON.stringify({ items, error: null, errorAt: null });
    await this.database.pool.query(WRITE, [connectionId, kind, seenAt, payload]);
  }

  async writeError(connectionId: string, kind: SnapshotKind, at: Date, error: string): Promise<void> {
    await this.database.pool.query(FAIL, [connectionId, kind, at, error, at.toISOString()]);
  }

  async markWatched(connectionId: string, at: Date): Promise<void> {
    await this.database.pool.query(WRITE, [connectionId, WATCHED, at, '{}']);
  }
}
