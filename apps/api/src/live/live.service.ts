import type { ConnectionLive, DriftList, HangUpAnswer } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { isMissing, VendorError } from '@callspool/vendors';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { ConnectionsService } from '../connections/connections.service.js';
import { reachOf } from '../connections/vendor-config.js';
import { VendorRegistry } from '../connections/vendor-registry.js';
import { LiveRecords } from './live-records.js';
import { toSnapshotView } from './live.mapper.js';
import { PhonebarReports } from './phonebar-reports.js';
import { snapshotKindsOf } from './read-snapshots.js';
import { SnapshotsRepository } from './snapshots.repository.js';

const MOST_DRIFT = 500;

/** What the vendors' queues, members and calls look like, and when they looked so. */
@Injectable()
export class LiveService {
  constructor(
    private readonly snapshots: SnapshotsRepository,
    private readonly connections: ConnectionsService,
    private readonly reports: PhonebarReports,
    private readonly vendors: VendorRegistry,
    private readonly records: LiveRecords,
    private readonly clock: Clock,
  ) {}

  /** The last snapshots; looking at them keeps them being read for half a minute. */
  async show(connectionId: string): Promise<ConnectionLive> {
    const connection = await this.demand(connectionId);
    const reach = reachOf(connection);
    const kinds = snapshotKindsOf({ kind: connection.kind, reach });
    const now = this.clock.now();
    await this.snapshots.markWatched(connectionId, now);
    const rows =
      reach === 'browser'
        ? await this.reports.changed([connectionId])
        : await this.snapshots.listOf(connectionId, kinds);
    const read = await this.snapshots.recordsReadOf(connectionId);
    return {
      connectionId,
      at: now.toISOString(),
      snapshots: kinds.map((one) => toSnapshotView(one, rows.find((row) => row.kind === one) ?? null, now)),
      callRecords: {
        closedUntil: read?.closedUntil.toISOString() ?? null,
        polledAt: read?.polledAt.toISOString() ?? null,
        lastError: read?.lastError ?? null,
      },
    };
  }

  /** What the vendor said beyond its documents. */
  async drift(connectionId: string): Promise<DriftList> {
    await this.demand(connectionId);
    const rows = await this.snapshots.driftOf(connectionId, MOST_DRIFT);
    return {
      items: rows.map((row) => ({
        ...row,
        firstSeenAt: row.firstSeenAt.toISOString(),
        lastSeenAt: row.lastSeenAt.toISOString(),
      })),
    };
  }

  /** Cuts a call of the vendor, whoever placed it. Who asked stands in the trail before the vendor is asked. */
  async hangUp(actor: Actor, connectionId: string, channel: string): Promise<HangUpAnswer> {
    await this.demand(connectionId);
    const hanger = (await this.vendors.get(connectionId)).capability('callHanger');
    if (isMissing(hanger)) {
      throw new AppError('live.not_capable', hanger.missing, { details: { connectionId } });
    }
    await this.records.note(actor, connectionId, 'live.hang_up_asked', { channel });
    try {
      const { isGone } = await hanger.hangUp({ channel });
      await this.records.note(actor, connectionId, 'live.hung_up', { channel, isGone });
      return { channel, isGone };
    } catch (error) {
      if (!(error instanceof VendorError)) throw error;
      await this.records.note(actor, connectionId, 'live.hang_up_failed', { channel, error: error.message });
      throw new AppError('live.vendor_trouble', error.message, { cause: error, details: { connectionId } });
    }
  }

  private async demand(connectionId: string) {
    const connection = await this.connections.findSummary(connectionId);
    if (connection === null) {
      throw new AppError('connection.not_found', 'No such connection.', { details: { id: connectionId } });
    }
    return connection;
  }
}
