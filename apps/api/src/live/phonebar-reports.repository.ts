import type { ReportedCall } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import type { ToldSnapshot } from './live-screen.repository.js';
import type { PhonebarReport } from './merge-reports.js';

/** All reports of a connection that hold, and what they are told apart by from those before. */
export interface ReportsOfConnection {
  readonly connectionId: string;
  readonly version: string;
  readonly reports: readonly PhonebarReport[];
}

interface Row {
  readonly connectionId: string;
  readonly version: string;
  readonly agent: string | null;
  readonly seenAt: Date | null;
  readonly calls: ReportedCall[] | null;
}

// Connection and person may have gone meanwhile, so their rows are looked up in the same statement. Of two reports of one
// person the later counts, whichever comes first.
const WRITE = `
  insert into phonebar_report (connection_id, user_id, seen_at, calls)
  select connection.id, app_user.id, $3, $4::jsonb from connection, app_user
  where connection.id = $1 and app_user.id = $2
  on conflict (connection_id, user_id) do update set seen_at = excluded.seen_at, calls = excluded.calls
  where phonebar_report.seen_at <= excluded.seen_at`;

// A connection whose reports are all known is left out before their calls are read; one without any has a version too.
const CHANGED = `
  with held as (
    select report.*, report.xmin::text as written, app_user.name as agent
    from phonebar_report report join app_user on app_user.id = report.user_id
    where report.connection_id = any($1::uuid[]) and report.seen_at > $2
  ), version as (
    select asked.id, md5(coalesce(string_agg(held.user_id::text || held.written, ',' order by held.user_id), '')) as version
    from unnest($1::uuid[]) as asked(id) left join held on held.connection_id = asked.id
    group by asked.id
  )
  select version.id as "connectionId", version.version, held.agent, held.seen_at as "seenAt", held.calls
  from version
  left join held on held.connection_id = version.id
  left join unnest($3::uuid[], $4::text[]) as told(connection_id, version) on told.connection_id = version.id
  where told.version is distinct from version.version
  order by version.id, held.user_id`;

@Injectable()
export class PhonebarReportsRepository {
  constructor(private readonly database: Database) {}

  async write(connectionId: string, userId: string, at: Date, calls: readonly ReportedCall[]): Promise<void> {
    await this.database.pool.query(WRITE, [connectionId, userId, at, JSON.stringify(calls)]);
  }

  async remove(connectionId: string, userId: string): Promise<void> {
    await this.database.pool.query('delete from phonebar_report where connection_id = $1 and user_id = $2', [
      connectionId,
      userId,
    ]);
  }

  async removeOlder(than: Date): Promise<void> {
    await this.database.pool.query('delete from phonebar_report where seen_at <= $1', [than]);
  }

  /** Of those connections whose reports are not what `told` says. */
  async changed(
    connectionIds: readonly string[],
    since: Date,
    told: readonly Pick<ToldSnapshot, 'connectionId' | 'version'>[] = [],
  ): Promise<ReportsOfConnection[]> {
    if (connectionIds.length === 0) return [];
    const { rows } = await this.database.pool.query<Row>(CHANGED, [
      connectionIds,
      since,
      told.map(({ connectionId }) => connectionId),
      told.map(({ version }) => version),
    ]);
    const found = new Map<string, { version: string; reports: PhonebarReport[] }>();
    for (const { connectionId, version, agent, seenAt, calls } of rows) {
      const of = found.get(connectionId) ?? { version, reports: [] };
      found.set(connectionId, of);
      if (agent !== null && seenAt !== null && calls !== null) of.reports.push({ agent, seenAt, calls });
    }
    return [...found].map(([connectionId, of]) => ({ connectionId, ...of }));
  }
}
