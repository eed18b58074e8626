import { Injectable } from '@nestjs/common';
import type {
  ConnectionInbound,
  ConnectionNow,
  ConnectionQuery,
  ConnectionView,
  Page,
  PhonebarReach,
} from '@callspool/contracts';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { decodeCursor, toPage } from '../common/http/page.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.service.js';
import { type ConnectionRecord, type ConnectionSummary, toSummary } from './connection-record.js';
import { ConnectionFactsRepository, type ConnectionFactsRow } from './connection-facts.repository.js';
import { ConnectionSecrets } from './connection-secrets.js';
import { connectionNotFound } from './connection-refusals.js';
import { toCircuit, toConnectionView } from './connection.mapper.js';
import { ConnectionsRepository } from './connections.repository.js';
import { standingOf } from './connection-standing.js';
import { inboundAddresses } from './inbound-addresses.js';
import { reachOf } from './vendor-config.js';

export type ConnectionStandingRow = Pick<ConnectionView, 'id' | 'name' | 'kind' | 'missing'> &
  Pick<ConnectionNow, 'standing' | 'lastAnswerAt'> & { readonly reach: PhonebarReach | null };

/** What whoever reads a phonebar must know of it. */
export type ConnectionReach = Pick<
  ConnectionRecord,
  'id' | 'name' | 'kind' | 'baseUrl' | 'settings' | 'timeoutMs'
>;

/** Reads connections, and keeps the secret addresses on which a vendor reports. */
@Injectable()
export class ConnectionsService {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly facts: ConnectionFactsRepository,
    private readonly secrets: ConnectionSecrets,
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async list(query: ConnectionQuery): Promise<Page<ConnectionView>> {
    const [after] = decodeCursor(query.cursor, 1) ?? [null];
    const rows = await this.connections.list(
      { kind: query.kind ?? null, includeArchived: query.includeArchived },
      typeof after === 'string' ? after : null,
      query.limit + 1,
    );
    const page = toPage(rows, query.limit, (row) => [row.id]);
    return { items: await this.toViews(page.items), nextCursor: page.nextCursor };
  }

  async get(id: string): Promise<ConnectionView> {
    const [view] = await this.toViews([await this.demand(id)]);
    if (view === undefined) throw connectionNotFound(id);
    return view;
  }

  /** For other features: what they may know of a connection, or null. */
  async findSummary(id: string): Promise<ConnectionSummary | null> {
    const record = await this.connections.findById(id);
    return record === null ? null : toSummary(record);
  }

  /** Every connection that is not archived, the disabled ones included: their calls still need matching. */
  async listActive(): Promise<ConnectionSummary[]> {
    return (await this.connections.listActive()).map(toSummary);
  }

  /** The phonebars in use that are reached so, by name. */
  async listReached(by: PhonebarReach): Promise<ConnectionReach[]> {
    return (await this.connections.listActive())
      .filter((connection) => connection.isEnabled && reachOf(connection) === by)
      .map(({ id, name, kind, baseUrl, settings, timeoutMs }) => {
        return { id, name, kind, baseUrl, settings, timeoutMs };
      })
      .sort((one, other) => one.name.localeCompare(other.name));
  }

  /** Every connection in use and how it is, by name. */
  async listStandings(): Promise<ConnectionStandingRow[]> {
    const used = (await this.connections.listActive()).filter(({ isEnabled }) => isEnabled);
    return (await this.toViews(used))
      .flatMap(({ id, name, kind, settings, missing, now }) => {
        if (now === null) return [];
        const { standing, lastAnswerAt } = now;
        return [{ id, name, kind, missing, reach: reachOf({ kind, settings }), standing, lastAnswerAt }];
      })
      .sort((one, other) => one.name.localeCompare(other.name));
  }

  /** The connection to whose secret address a vendor's report came; null for a token that is none (any more). */
  async findByInboundToken(token: string): Promise<ConnectionSummary | null> {
    const record = await this.connections.findByInboundHash(this.secrets.hashInbound(token));
    return record === null || record.archivedAt !== null || record.kind !== 'iexpbx'
      ? null
      : toSummary(record);
  }

  /** `requestOrigin` stands in while PUBLIC_URL is not set. */
  async inbound(id: string, requestOrigin: string): Promise<ConnectionInbound> {
    const record = await this.demand(id);
    demandReports(record);
    return this.addressesOf(record, requestOrigin);
  }

  /** Makes new secret addresses; the old ones stop working at once. */
  async rotateInbound(actor: Actor, id: string, requestOrigin: string): Promise<ConnectionInbound> {
    const rotated = await this.database.transaction(async (tx) => {
      const connections = this.connections.within(tx);
      const record = await connections.findForChange(id);
      if (record === null) throw connectionNotFound(id);
      demandReports(record);
      const inbound = this.secrets.makeInbound(id);
      await connections.replaceInbound(id, inbound, this.clock.now());
      await this.audit.record(tx, {
        actor,
        action: 'connection.inbound_rotated',
        objectType: 'connection',
        objectId: id,
      });
      return { ...record, ...inbound };
    });
    return this.addressesOf(rotated, requestOrigin);
  }

  /** The circuit as the working node last told it; null when it is closed or nobody knows. */
  async circuitsOf(ids: readonly string[]): Promise<Map<string, ConnectionView['circuit']>> {
    const now = this.clock.now();
    const rows = await this.connections.circuitsOf(ids);
    return new Map(rows.map((row) => [row.connectionId, toCircuit(row, now)]));
  }

  private async toViews(records: readonly ConnectionRecord[]): Promise<ConnectionView[]> {
    const ids = records.map(({ id }) => id);
    const [circuits, facts] = await Promise.all([this.circuitsOf(ids), this.facts.of(ids)]);
    const factsOf = new Map(facts.map((row) => [row.connectionId, row]));
    const now = this.clock.now();
    return records.map((record) => {
      const circuit = circuits.get(record.id) ?? null;
      return withNow(toConnectionView(record, circuit), factsOf.get(record.id) ?? null, now);
    });
  }

  private async demand(id: string): Promise<ConnectionRecord> {
    const record = await this.connections.findById(id);
    if (record === null) throw connectionNotFound(id);
    return record;
  }

  private addressesOf(
    record: Pick<ConnectionRecord, 'id' | 'inboundEnvelope'>,
    requestOrigin: string,
  ): ConnectionInbound {
    const { publicUrl } = this.config;
    return {
      ...inboundAddresses(publicUrl ?? requestOrigin, this.secrets.openInbound(record)),
      isPublicUrlSet: publicUrl !== null,
    };
  }
}

function withNow(view: ConnectionView, facts: ConnectionFactsRow | null, now: Date): ConnectionView {
  const { circuit, health } = view;
  const lastAnswerAt = facts?.lastAnswerAt ?? null;
  const isInUse = view.isEnabled && view.archivedAt === null;
  return {
    ...view,
    now: {
      standing: standingOf({ isInUse, circuit, lastAnswerAt, health }, now),
      lastAnswerAt: lastAnswerAt?.toISOString() ?? null,
      runningCampaigns: facts?.runningCampaigns ?? 0,
      drift: facts?.drift ?? 0,
    },
  };
}

function demandReports(record: ConnectionRecord): void {
  if (record.kind === 'iexpbx' && record.archivedAt === null) return;
  const why =
    record.archivedAt === null
      ? `A connection of the kind ${record.kind} does not report by itself, so it has no addresses.`
      : 'The connection is archived, so its addresses take nothing any more.';
  throw new AppError('connection.not_capable', why, { details: { id: record.id } });
}
