import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SessionStore, VendorSession } from '@callspool/vendors';
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../common/clock/clock.js';
import type { Lease, Leases } from '../scheduling/leases.service.js';
import { NODE_LAPSE_MS, type NodeIdentity } from '../scheduling/node-identity.js';
import type { ConnectionSecrets } from './connection-secrets.js';
import type { SessionHolder, SessionRow, VendorSessionsRepository } from './vendor-sessions.repository.js';

const RETRY_LOCK_MS = 100;

export interface SharedSessionParts {
  readonly sessions: VendorSessionsRepository;
  readonly secrets: ConnectionSecrets;
  readonly leases: Leases;
  readonly clock: Clock;
  readonly node: NodeIdentity;
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
  private readonly holderIds = new WeakMap<object, string>();
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

  async hold(holder: object): Promise<void> {
    await this.parts.sessions.hold(this.toHolder(holder));
  }

  /** The hold of a node that died counts until the node lapses: the session then stays until it ends by itself. */
  letGo(holder: object): Promise<boolean> {
    return this.parts.sessions.letGo(this.toHolder(holder), NODE_LAPSE_MS);
  }

  async forget({ generation }: VendorSession): Promise<void> {
    await this.parts.sessions.strikeOut(this.options.connectionId, generation);
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

  private toHolder(holder: object): SessionHolder {
    const { connectionId, context } = this.options;
    const holderId = this.holderIds.get(holder) ?? uuidv7();
    this.holderIds.set(holder, holderId);
    const credentials = createHash('sha256').update(context).digest('hex');
    return { connectionId, holderId, nodeId: this.parts.node.id, credentials };
  }

  private toSession(row: SessionRow): VendorSession | null {
    const token = this.parts.secrets.openSession(row.tokenEnvelope, this.options.context);
    return token === null ? null : { token, generation: row.generation };
  }
}
