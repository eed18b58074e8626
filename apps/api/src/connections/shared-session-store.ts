import { setTimeout as sleep } from 'node:timers/promises';
import type { SessionStore, VendorSession } from '@callspool/vendors';
import type { Clock } from '../common/clock/clock.js';
import type { Lease, Leases } from '../scheduling/leases.service.js';
import type { ConnectionSecrets } from './connection-secrets.js';
import type { SessionRow, VendorSessionsRepository } from './vendor-sessions.repository.js';

const RETRY_LOCK_MS = 100;

export interface SharedSessionParts {
  readonly sessions: VendorSessionsRepository;
  readonly secrets: ConnectionSecrets;
  readonly leases: Leases;
  readonly clock: Clock;
}

export interface SharedSessionOptions {
  readonly connectionId: string;
  /** Binds the token to the credentials it was gained with. */
  readonly context: string;
  /** Longer than any log-in takes; a node that dies in the middle keeps the others waiting no longer than this. */
  readonly loginTtlMs: number;
}

/** The one token of a connection, sealed in the database, so that all nodes use the same session. */
export class SharedSessionStore implements SessionStore {
  private tail: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly parts: SharedSessionParts,
    private readonly options: SharedSessionOptions,
  ) {}

  async read(): Promise<VendorSession | null> {
    const row = await this.parts.sessions.find(this.options.connectionId);
    return row === null ? null : this.toSession(row);
  }

  async write(expectedGeneration: number, token: string): Promise<VendorSession> {
    const { sessions, secrets, clock } = this.parts;
    const { connectionId, context } = this.options;
    const row = await sessions.replace(
      connectionId,
      (stored) =>
        stored === null || stored.generation === expectedGeneration || this.toSession(stored) === null,
      {
        atLeastGeneration: expectedGeneration + 1,
        tokenEnvelope: secrets.sealSession(token, context),
        at: clock.now(),
      },
    );
    return this.toSession(row) ?? { token, generation: row.generation };
  }

  /**
   * One log-in at a time: first inside this process, then among the nodes. A lease rather than a lock of the database,
   * because a lock would hold a connection, or an open transaction, while the vendor takes its time.
   */
  withLoginLock<T>(login: () => Promise<T>): Promise<T> {
    const run = this.tail.then(() => this.withLease(login));
    this.tail = run.catch(() => undefined);
    return run;
  }

  private async withLease<T>(login: () => Promise<T>): Promise<T> {
    const lease = await this.waitForLease();
    try {
      return await login();
    } finally {
      await this.parts.leases.release(lease);
    }
  }

  private async waitForLease(): Promise<Lease> {
    for (;;) {
      const lease = await this.parts.leases.tryHold(
        `vendor-login:${this.options.connectionId}`,
        this.options.loginTtlMs,
      );
      if (lease !== null) return lease;
      await sleep(RETRY_LOCK_MS);
    }
  }

  private toSession(row: SessionRow): VendorSession | null {
    const token = this.parts.secrets.openSession(row.tokenEnvelope, this.options.context);
    return token === null ? null : { token, generation: row.generation };
  }
}
