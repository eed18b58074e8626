import { Injectable } from '@nestjs/common';
import {
  type ConnectionView,
  type CreateConnectionRequest,
  DEFAULT_DOUBT_SECONDS,
  type UpdateConnectionRequest,
} from '@callspool/contracts';
import { v7 as uuidv7 } from 'uuid';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { demandVersion } from '../common/http/expected-version.js';
import { Database } from '../database/database.service.js';
import { demandWorkable, isSameHost } from './connection-check.js';
import type { ConnectionRecord } from './connection-record.js';
import { connectionNotFound, translateConflict } from './connection-refusals.js';
import { ConnectionSecrets } from './connection-secrets.js';
import { toConnectionView } from './connection.mapper.js';
import { ConnectionsRepository, type ConnectionValues } from './connections.repository.js';
import { parseSettings } from './vendor-config.js';
import { VendorRegistry } from './vendor-registry.js';

const SOME_CAMPAIGNS = 5;

/** Creates, changes and archives connections. */
@Injectable()
export class ConnectionEditor {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly database: Database,
    private readonly secrets: ConnectionSecrets,
    private readonly registry: VendorRegistry,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async create(actor: Actor, request: CreateConnectionRequest): Promise<ConnectionView> {
    const { password, isEnabled, doubtSeconds, proxyCredentials, ...values } = request;
    const proxy = values.proxyUrl === null ? null : proxyCredentials;
    demandWorkable(values, { password, proxy });
    const id = uuidv7();
    const record = await this.database
      .transaction(async (tx) => {
        const created = await this.connections.within(tx).create({
          ...values,
          id,
          enabled: isEnabled,
          doubtSeconds: doubtSeconds ?? DEFAULT_DOUBT_SECONDS[request.kind],
          secretEnvelope: this.secrets.sealPassword(id, password),
          proxyEnvelope: proxy === null ? null : this.secrets.sealProxy(id, proxy),
          ...this.secrets.makeInbound(id),
          at: this.clock.now(),
        });
        const after = toldOf(created);
        await this.audit.record(tx, {
          actor,
          action: 'connection.created',
          objectType: 'connection',
          objectId: id,
          after,
        });
        return created;
      })
      .catch((error: unknown) => translateConflict(error, request.name));
    return toConnectionView(record, null);
  }

  /** Every edit raises the version, so that all nodes replace the vendor they hold; the last test no longer counts. */
  async update(
    actor: Actor,
    id: string,
    change: UpdateConnectionRequest,
    expectedVersion: number | null,
  ): Promise<ConnectionView> {
    const view = await this.database
      .transaction(async (tx) => {
        const connections = this.connections.within(tx);
        const before = await connections.findForChange(id);
        if (before === null || before.archivedAt !== null) throw connectionNotFound(id);
        demandVersion('connection.changed_meanwhile', before.version, change.version ?? expectedVersion);
        const after = await connections.update(id, this.merge(before, change), this.clock.now());
        if (change.settings !== undefined) await connections.bumpCampaigns(id);
        await this.audit.record(tx, {
          actor,
          action: 'connection.changed',
          objectType: 'connection',
          objectId: id,
          before: toldOf(before),
          after: {
            ...toldOf(after),
            isPasswordChanged: change.password !== undefined,
            areProxyCredentialsChanged: after.proxyEnvelope !== before.proxyEnvelope,
          },
        });
        return toConnectionView(after, null);
      })
      .catch((error: unknown) => translateConflict(error, change.name));
    this.registry.forget(id);
    return view;
  }

  /** Archives the connection; refused while a campaign that is not archived uses it. */
  async archive(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const connections = this.connections.within(tx);
      const before = await connections.findForChange(id);
      if (before === null || before.archivedAt !== null) throw connectionNotFound(id);
      const campaigns = await connections.namesOfCampaigns(id, SOME_CAMPAIGNS);
      if (campaigns.length > 0) {
        throw new AppError(
          'connection.in_use',
          'Campaigns use this connection; archive or move them first.',
          {
            details: { id, campaigns },
          },
        );
      }
      await connections.archive(id, this.clock.now());
      await this.audit.record(tx, {
        actor,
        action: 'connection.archived',
        objectType: 'connection',
        objectId: id,
      });
    });
    this.registry.forget(id);
  }

  private merge(before: ConnectionRecord, change: UpdateConnectionRequest): ConnectionValues {
    const baseUrl = change.baseUrl ?? before.baseUrl;
    const username = change.username ?? before.username;
    const proxyUrl = change.proxyUrl === undefined ? before.proxyUrl : change.proxyUrl;
    const isSameProxy = proxyUrl !== null && isSameHost(proxyUrl, before.proxyUrl ?? '');
    // A stored password must not be sent to another host, or through one, by somebody who does not know it.
    const isSameWay = isSameHost(baseUrl, before.baseUrl) && (proxyUrl === null || isSameProxy);
    // Without a user name there is nothing to sign in with, and nothing to be kept.
    const isKept = change.password === undefined && username !== '' && before.username !== '';
    if (isKept && !isSameWay) throw passwordNeeded();
    const password = change.password ?? (isKept ? this.secrets.openPassword(before) : '');
    const proxyEnvelope = this.proxyEnvelope(before, isSameProxy, proxyUrl, change.proxyCredentials);
    const values = {
      name: change.name ?? before.name,
      kind: before.kind,
      baseUrl,
      username,
      caCertificate: change.caCertificate === undefined ? before.caCertificate : change.caCertificate,
      proxyUrl,
      timeZone: change.timeZone ?? before.timeZone,
      settings: change.settings === undefined ? before.settings : parseSettings(before.kind, change.settings),
      maxConcurrent: change.maxConcurrent ?? before.maxConcurrent,
      callsPerSecond: change.callsPerSecond === undefined ? before.callsPerSecond : change.callsPerSecond,
      timeoutMs: change.timeoutMs ?? before.timeoutMs,
      doubtSeconds: change.doubtSeconds ?? before.doubtSeconds,
    };
    demandWorkable(values, {
      password,
      proxy: this.secrets.openProxy({ id: before.id, proxyEnvelope }),
    });
    const { kind: _fixed, ...rest } = values;
    return {
      ...rest,
      enabled: change.isEnabled ?? before.isEnabled,
      proxyEnvelope,
      secretEnvelope: isKept ? before.secretEnvelope : this.secrets.sealPassword(before.id, password),
    };
  }

  /** Credentials stay with the proxy they were given for; another one begins without. */
  private proxyEnvelope(
    before: ConnectionRecord,
    isSameProxy: boolean,
    proxyUrl: string | null,
    given: UpdateConnectionRequest['proxyCredentials'],
  ): string | null {
    if (proxyUrl === null || given === null) return null;
    if (given !== undefined) return this.secrets.sealProxy(before.id, given);
    return isSameProxy ? before.proxyEnvelope : null;
  }
}

/** What the audit keeps: not what its vendor cannot do, which follows from the rest. */
function toldOf(record: ConnectionRecord): Omit<ConnectionView, 'missing'> {
  const { missing: _missing, ...told } = toConnectionView(record, null);
  return told;
}

const passwordNeeded = (): AppError =>
  new AppError('connection.password_needed', 'Another host or proxy needs the password to be given again.', {
    issues: [{ path: 'password', message: 'Give the password again for the new way to the vendor.' }],
  });
