import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Vendor } from '@callspool/vendors';
import { Interval } from '@nestjs/schedule';
import type { Logger } from 'pino';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { AppLogger } from '../common/logging/app-logger.js';
import { ConnectionsRepository } from './connections.repository.js';
import { DriftLog } from './drift-log.js';
import { leaveVendor } from './leave-vendor.js';
import { VendorBuilder } from './vendor-builder.js';

/** How long a vendor is used before its connection's version is looked at again. */
const CHECK_MS = 1_000;
const CIRCUIT_MS = 2_000;
/** What a node that shuts down grants its vendors to end their sessions. */
const FAREWELL_MS = 3_000;

interface Held {
  readonly vendor: Vendor;
  readonly version: number;
  checkedAtMs: number;
  /** What was last written of its circuit; a closed one that was never otherwise is not worth a row. */
  circuit: string;
}

/** The vendors of this process, one per connection, rebuilt when the connection is edited. */
@Injectable()
export class VendorRegistry implements BeforeApplicationShutdown {
  private readonly held = new Map<string, Held>();
  private readonly building = new Map<string, Promise<Held>>();
  private readonly log: Logger;

  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly builder: VendorBuilder,
    private readonly drift: DriftLog,
    private readonly clock: Clock,
    logger: AppLogger,
  ) {
    this.log = logger.for('vendor-registry');
  }

  /**
   * The vendor behind a connection, also a disabled or archived one: its calls may still need to be recalled or matched.
   * Ask for it each time rather than keeping it, because an edit of the connection replaces it within a second.
   * @throws AppError `connection.not_found`
   */
  async get(connectionId: string): Promise<Vendor> {
    const held = this.held.get(connectionId);
    if (held !== undefined && this.clock.monotonicMs() - held.checkedAtMs < CHECK_MS) return held.vendor;
    return (await this.single(connectionId)).vendor;
  }

  /** After an edit in this process, so that the next request already uses the new settings. */
  forget(connectionId: string): void {
    const held = this.held.get(connectionId);
    this.held.delete(connectionId);
    if (held !== undefined) void this.close(connectionId, held.vendor);
  }

  /** Writes circuits that are, or have just been, other than closed, so that every node's screens can show them. */
  @Interval(CIRCUIT_MS)
  async recordCircuits(): Promise<void> {
    for (const [connectionId, held] of this.held) {
      const report = held.vendor.circuit();
      const circuit = JSON.stringify(report);
      if (circuit === held.circuit || (report.state === 'closed' && held.circuit === '')) continue;
      try {
        await this.connections.writeCircuit(connectionId, report, this.clock.now());
        held.circuit = circuit;
      } catch (error) {
        // Expected while the database is away; the next round writes it.
        this.log.warn({ err: error, connectionId }, 'circuit was not written');
      }
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    const held = [...this.held.entries()];
    this.held.clear();
    const farewells = held.map(([connectionId, { vendor }]) => this.close(connectionId, vendor));
    // A session that could not be ended in time ends by itself; nobody's shutdown waits for a vendor that is gone.
    await Promise.race([Promise.all(farewells), sleep(FAREWELL_MS, undefined, { ref: false })]);
    await this.drift.flush();
  }

  private single(connectionId: string): Promise<Held> {
    const running = this.building.get(connectionId);
    if (running !== undefined) return running;
    const started = this.refresh(connectionId).finally(() => this.building.delete(connectionId));
    this.building.set(connectionId, started);
    return started;
  }

  private async refresh(connectionId: string): Promise<Held> {
    const held = this.held.get(connectionId);
    const checkedAtMs = this.clock.monotonicMs();
    if (held !== undefined && (await this.connections.findVersion(connectionId)) === held.version) {
      held.checkedAtMs = checkedAtMs;
      return held;
    }
    const connection = await this.connections.findById(connectionId);
    this.forget(connectionId);
    if (connection === null) {
      throw new AppError('connection.not_found', 'No such connection.', { details: { id: connectionId } });
    }
    const vendor = this.builder.build(connection, (drift) => this.drift.report(connectionId, drift));
    const fresh: Held = { vendor, version: connection.version, checkedAtMs, circuit: '' };
    this.held.set(connectionId, fresh);
    return fresh;
  }

  /** Lets go of the vendor's session, which the last holder of all nodes ends over there, and then of its sockets. */
  private async close(connectionId: string, vendor: Vendor): Promise<void> {
    try {
      // A vendor that does not answer is expected here.
      await leaveVendor(vendor, (err) =>
        this.log.warn({ err, connectionId }, 'vendor session could not be ended'),
      );
    } catch (error) {
      // Nothing depends on the sockets of a vendor that has been replaced.
      this.log.warn({ err: error, connectionId }, 'vendor could not be closed');
    }
  }
}
