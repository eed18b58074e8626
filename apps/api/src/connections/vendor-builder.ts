import { Injectable } from '@nestjs/common';
import {
  createVendor,
  type Vendor,
  type VendorDrift,
  type VendorLog,
  type VendorLogEntry,
} from '@callspool/vendors';
import type { Logger } from 'pino';
import { Clock } from '../common/clock/clock.js';
import { AppLogger } from '../common/logging/app-logger.js';
import { Leases } from '../scheduling/leases.service.js';
import { NodeIdentity } from '../scheduling/node-identity.js';
import type { ConnectionRecord } from './connection-record.js';
import { ConnectionSecrets } from './connection-secrets.js';
import { SharedSessionStore } from './shared-session-store.js';
import { toVendorConfig } from './vendor-config.js';
import { VendorSessionsRepository } from './vendor-sessions.repository.js';

/** Twice the deadline of a request (two log-in operations), and time to store the token. */
const loginTtlMs = (timeoutMs: number): number => 2 * timeoutMs + 5_000;

/** Makes a vendor out of a stored connection: opens its secret, shares its session, logs without addresses. */
@Injectable()
export class VendorBuilder {
  private readonly log: Logger;

  constructor(
    private readonly secrets: ConnectionSecrets,
    private readonly sessions: VendorSessionsRepository,
    private readonly leases: Leases,
    private readonly clock: Clock,
    private readonly node: NodeIdentity,
    logger: AppLogger,
  ) {
    this.log = logger.for('vendor');
  }

  /**
   * `hear` gets every request's line beside the log.
   * @throws VendorConfigError for settings that cannot work.
   */
  build(connection: ConnectionRecord, reportDrift: (drift: VendorDrift) => void, hear?: VendorLog): Vendor {
    const { sessions, secrets, leases, clock, node } = this;
    const signIns = { password: secrets.openPassword(connection), proxy: secrets.openProxy(connection) };
    return createVendor(toVendorConfig(connection, signIns), {
      clock,
      monotonicNow: () => clock.monotonicMs(),
      log: (entry) => {
        this.write(connection.id, entry);
        hear?.(entry);
      },
      sessionStore: new SharedSessionStore(
        { sessions, secrets, leases, clock, node },
        {
          connectionId: connection.id,
          context: secrets.sessionContext(connection),
          loginTtlMs: loginTtlMs(connection.timeoutMs),
        },
      ),
      reportDrift,
    });
  }

  private write(connectionId: string, entry: VendorLogEntry): void {
    const { requestId, serverTimeMs: _serverTimeMs, ...rest } = entry;
    const fields = { connectionId, ...rest, ...(requestId === null ? {} : { vendorRequestId: requestId }) };
    if (entry.outcome === 'ok') this.log.debug(fields, 'vendor answered');
    else this.log.warn(fields, 'vendor trouble');
  }
}
