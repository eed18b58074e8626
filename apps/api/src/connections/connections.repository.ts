import type { Prisma, Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import type { ConnectionKind } from '@callspool/contracts';
import { Database } from '../database/database.service.js';
import { runInTransaction } from '../database/statement.js';
import type { ConnectionRecord, StoredHealth } from './connection-record.js';

export interface ConnectionFilter {
  readonly kind: ConnectionKind | null;
  readonly includeArchived: boolean;
}

export interface ConnectionValues {
  readonly name: string;
  readonly baseUrl: string;
  readonly username: string;
  readonly secretEnvelope: string;
  readonly caCertificate: string | null;
  readonly proxyUrl: string | null;
  readonly proxyEnvelope: string | null;
  readonly timeZone: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly maxConcurrent: number;
  readonly callsPerSecond: number | null;
  readonly timeoutMs: number;
  readonly doubtSeconds: number;
  readonly enabled: boolean;
}

export interface NewConnection extends ConnectionValues {
  readonly id: string;
  readonly kind: ConnectionKind;
  readonly inboundHash: string;
  readonly inboundEnvelope: string;
  readonly at: Date;
}

export interface Inbound {
  readonly inboundHash: string;
  readonly inboundEnvelope: string;
}

/** The last word of a working node on a connection's circuit. */
export interface CircuitRow {
  readonly connectionId: string;
  readonly seenAt: Date;
  readonly payload: unknown;
}

const CIRCUIT = 'circuit';

@Injectable()
export class ConnectionsRepository {
  constructor(private readonly database: Database) {}

  within(tx: Tx): ConnectionsInTransaction {
    return new ConnectionsInTransaction(tx);
  }

  async list(filter: ConnectionFilter, after: string | null, take: number): Promise<ConnectionRecord[]> {
    const rows = await this.database.prisma.connection.findMany({
      where: {
        ...(after === null ? {} : { id: { gt: after } }),
        ...(filter.kind === null ? {} : { kind: filter.kind }),
        ...(filter.includeArchived ? {} : { archivedAt: null }),
      },
      orderBy: { id: 'asc' },
      take,
    });
    return rows.map(toRecord);
  }

  async listActive(): Promise<ConnectionRecord[]> {
    const rows = await this.database.prisma.connection.findMany({
      where: { archivedAt: null },
      orderBy: { id: 'asc' },
    });
    return rows.map(toRecord);
  }

  async findById(id: string): Promise<ConnectionRecord | null> {
    const row = await this.database.prisma.connection.findUnique({ where: { id } });
    return row === null ? null : toRecord(row);
  }

  async findByInboundHash(inboundHash: string): Promise<ConnectionRecord | null> {
    const row = await this.database.prisma.connection.findUnique({ where: { inboundHash } });
    return row === null ? null : toRecord(row);
  }

  async findVersion(id: string): Promise<number | null> {
    const { rows } = await this.database.pool.query<{ version: number }>(
      'select version from connection where id = $1',
      [id],
    );
    return rows[0]?.version ?? null;
  }

  /** Only while the connection is still the one that was tested. */
  async writeHealth(id: string, version: number, health: StoredHealth, at: Date): Promise<void> {
    await this.database.pool.query(
      'update connection set health = $3, health_at = $4 where id = $1 and version = $2',
      [id, version, JSON.stringify(health), at],
    );
  }

  async circuitsOf(connectionIds: readonly string[]): Promise<CircuitRow[]> {
    return this.database.prisma.snapshot.findMany({
      where: { connectionId: { in: [...connectionIds] }, kind: CIRCUIT },
    });
  }

  async writeCircuit(connectionId: string, payload: object, seenAt: Date): Promise<void> {
    // The connection may have gone meanwhile, so its row is looked up in the same statement.
    await this.database.pool.query(
      `insert into snapshot (connection_id, kind, seen_at, payload)
       select id, $2, $3, $4 from connection where id = $1
       on conflict (connection_id, kind) do update set seen_at = excluded.seen_at, payload = excluded.payload`,
      [connectionId, CIRCUIT, seenAt, JSON.stringify(payload)],
    );
  }

  async addDrift(connectionId: string, what: string, sample: string, count: number, at: Date): Promise<void> {
    await this.database.pool.query(
      `insert into drift as known (connection_id, what, sample, count, first_seen_at, last_seen_at)
       values ($1, $2, $3, $4, $5, $5)
       on conflict (connection_id, what) do update set
         count = known.count + excluded.count, last_seen_at = greatest(known.last_seen_at, excluded.last_seen_at)`,
      [connectionId, what, sample, count, at],
    );
  }
}

export class ConnectionsInTransaction {
  constructor(private readonly tx: Tx) {}

  async create(connection: NewConnection): Promise<ConnectionRecord> {
    const { at, settings, ...values } = connection;
    const row = await this.tx.connection.create({
      data: { ...values, settings: settings as Prisma.InputJsonObject, createdAt: at, updatedAt: at },
    });
    return toRecord(row);
  }

  async findForChange(id: string): Promise<ConnectionRecord | null> {
    await runInTransaction(this.tx, 'select 1 as locked from connection where id = $1::uuid for update', [
      id,
    ]);
    const row = await this.tx.connection.findUnique({ where: { id } });
    return row === null ? null : toRecord(row);
  }

  /** Reads the connection and keeps it from being archived until the transaction ends. */
  async findForUse(id: string): Promise<ConnectionRecord | null> {
    await runInTransaction(this.tx, 'select 1 as locked from connection where id = $1::uuid for share', [id]);
    const row = await this.tx.connection.findUnique({ where: { id } });
    return row === null ? null : toRecord(row);
  }

  /** Stores the values and raises the version. Health belonged to the older values and goes. */
  async update(id: string, values: ConnectionValues, at: Date): Promise<ConnectionRecord> {
    const { settings, ...rest } = values;
    await runInTransaction(
      this.tx,
      'update connection set health = null, health_at = null where id = $1::uuid',
      [id],
    );
    const row = await this.tx.connection.update({
      where: { id },
      data: {
        ...rest,
        settings: settings as Prisma.InputJsonObject,
        updatedAt: at,
        version: { increment: 1 },
      },
    });
    return toRecord(row);
  }

  /** Other settings may make other numbers diallable, so the campaigns of the connection look at their entries again. */
  async bumpCampaigns(id: string): Promise<void> {
    await runInTransaction(
      this.tx,
      `update campaign set policy_version = policy_version + 1 where id in (
         select id from campaign where connection_id = $1::uuid and state <> 'archived' order by id for no key update)`,
      [id],
    );
  }

  async replaceInbound(id: string, inbound: Inbound, at: Date): Promise<void> {
    await this.tx.connection.update({ where: { id }, data: { ...inbound, updatedAt: at } });
  }

  async archive(id: string, at: Date): Promise<void> {
    await this.tx.connection.update({
      where: { id },
      data: { archivedAt: at, updatedAt: at, enabled: false, version: { increment: 1 } },
    });
  }

  async namesOfCampaigns(id: string, take: number): Promise<string[]> {
    const rows = await this.tx.campaign.findMany({
      where: { connectionId: id, state: { not: 'archived' } },
      select: { name: true },
      orderBy: { id: 'asc' },
      take,
    });
    return rows.map((row) => row.name);
  }
}

function toRecord(row: Prisma.ConnectionGetPayload<object>): ConnectionRecord {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    baseUrl: row.baseUrl,
    username: row.username,
    secretEnvelope: row.secretEnvelope,
    caCertificate: row.caCertificate,
    proxyUrl: row.proxyUrl,
    proxyEnvelope: row.proxyEnvelope,
    timeZone: row.timeZone,
    settings: row.settings as Record<string, unknown>,
    maxConcurrent: row.maxConcurrent,
    callsPerSecond: row.callsPerSecond === null ? null : row.callsPerSecond.toNumber(),
    timeoutMs: row.timeoutMs,
    doubtSeconds: row.doubtSeconds,
    inboundEnvelope: row.inboundEnvelope,
    isEnabled: row.enabled,
    archivedAt: row.archivedAt,
    health: row.health as unknown as StoredHealth | null,
    healthAt: row.healthAt,
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
