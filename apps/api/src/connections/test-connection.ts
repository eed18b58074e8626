import { Injectable } from '@nestjs/common';
import type { ConnectionHealth } from '@callspool/contracts';
import { isMissing, type ProbeReport } from '@callspool/vendors';
import type { Logger } from 'pino';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { AppLogger } from '../common/logging/app-logger.js';
import type { ConnectionRecord } from './connection-record.js';
import { connectionNotFound } from './connection-refusals.js';
import { ConnectionsRepository } from './connections.repository.js';
import { DriftLog } from './drift-log.js';
import { leaveVendor } from './leave-vendor.js';
import { VendorBuilder } from './vendor-builder.js';

/** Asks the vendor for something small and says in words what came of it. */
@Injectable()
export class ConnectionTester {
  private readonly log: Logger;

  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly builder: VendorBuilder,
    private readonly drift: DriftLog,
    private readonly clock: Clock,
    logger: AppLogger,
  ) {
    this.log = logger.for('connection-test');
  }

  /** The outcome is stored as the connection's health, unless the connection was edited while it was tested. */
  async test(id: string): Promise<ConnectionHealth> {
    const connection = await this.connections.findById(id);
    if (connection === null || connection.archivedAt !== null) throw connectionNotFound(id);
    const { outcome, message, ms } = await this.probe(connection);
    const at = this.clock.now();
    await this.connections.writeHealth(id, connection.version, { outcome, message, ms }, at);
    return { outcome, message, ms, at: at.toISOString() };
  }

  private async probe(connection: ConnectionRecord): Promise<ProbeReport> {
    // A vendor of its own: a connection that rests after trouble must still be testable.
    const vendor = this.builder.build(connection, (drift) => this.drift.report(connection.id, drift));
    try {
      const probe = vendor.capability('connectionProbe');
      if (isMissing(probe)) {
        throw new AppError('connection.not_capable', probe.missing, { details: { id: connection.id } });
      }
      return await probe.probe();
    } finally {
      await leaveVendor(vendor, (err) =>
        this.log.warn({ err, connectionId: connection.id }, 'vendor session could not be ended'),
      );
    }
  }
}
