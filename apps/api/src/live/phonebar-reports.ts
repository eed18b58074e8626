import { type PhonebarView, type ReportedCall, xcallySettings } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Logger } from 'pino';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { AppLogger } from '../common/logging/app-logger.js';
import { ConnectionsService } from '../connections/connections.service.js';
import { reachOf } from '../connections/vendor-config.js';
import type { LiveRow, ToldSnapshot } from './live-screen.repository.js';
import { mergeReports, REPORT_HOLDS_MS } from './merge-reports.js';
import { PhonebarReportsRepository } from './phonebar-reports.repository.js';

const PURGE_MS = 60_000;

/** What agents' browsers say of the phonebars on their PCs, which nobody else reaches. */
@Injectable()
export class PhonebarReports {
  private readonly logger: Logger;

  constructor(
    private readonly reports: PhonebarReportsRepository,
    private readonly connections: ConnectionsService,
    private readonly clock: Clock,
    logger: AppLogger,
  ) {
    this.logger = logger.for('phonebar-reports');
  }

  /** The phonebars in use that stand on agents' PCs, by name. */
  async list(): Promise<PhonebarView[]> {
    const active = await this.connections.listReached('browser');
    return active.map(({ id, name, kind, baseUrl, settings, timeoutMs }) =>
      kind === 'xcally'
        ? { id, name, kind, baseUrl, format: xcallySettings.parse(settings).format, timeoutMs }
        : { id, name, kind: 'motion', baseUrl, format: 'json', timeoutMs },
    );
  }

  /** Whose report it is, is who is signed in: nobody can speak for another. */
  async report(actor: Actor, connectionId: string, calls: readonly ReportedCall[]): Promise<void> {
    await this.demand(connectionId);
    await this.reports.write(connectionId, actor.id, this.clock.now(), calls);
  }

  /** The phonebar is not read any more: its calls leave the screen at once instead of growing old there. */
  async withdraw(actor: Actor, connectionId: string): Promise<void> {
    await this.reports.remove(connectionId, actor.id);
  }

  /** As snapshots of calls; only of those connections whose reports are not what `told` says. */
  async changed(connectionIds: readonly string[], told: readonly ToldSnapshot[] = []): Promise<LiveRow[]> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - REPORT_HOLDS_MS);
    const calls = told.filter(({ kind }) => kind === 'active_calls');
    const found = await this.reports.changed(connectionIds, since, calls);
    return found.map(({ connectionId, version, reports }) => {
      const { seenAt, items } = mergeReports(reports, now);
      return {
        connectionId,
        kind: 'active_calls',
        version,
        seenAt: seenAt ?? now,
        payload: { items, error: null, errorAt: null },
      };
    });
  }

  /** They hold people's numbers, so what no longer counts is not kept. */
  @Interval(PURGE_MS)
  async purge(): Promise<void> {
    try {
      await this.reports.removeOlder(new Date(this.clock.now().getTime() - REPORT_HOLDS_MS));
    } catch (error) {
      // Expected while the database is away; the next round does it.
      this.logger.warn({ err: error }, 'Old phonebar reports were not removed; trying again.');
    }
  }

  private async demand(connectionId: string): Promise<void> {
    const connection = await this.connections.findSummary(connectionId);
    if (connection === null || connection.archivedAt !== null || !connection.isEnabled) {
      throw new AppError('connection.not_found', 'No such connection.', { details: { id: connectionId } });
    }
    if (reachOf(connection) !== 'browser') {
      throw new AppError('live.not_capable', 'What this connection shows is read by the service itself.', {
        details: { connectionId },
      });
    }
  }
}
