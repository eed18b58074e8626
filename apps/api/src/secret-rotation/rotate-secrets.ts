import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { systemActor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { StartError } from '../common/errors/start-error.js';
import { keyCheckOf } from '../common/secrets/open-secret-box.js';
import { SecretBox, SecretBoxError } from '../common/secrets/secret-box.js';
import { ConnectionSecrets } from '../connections/connection-secrets.js';
import { ERASURE_KEY_CONTEXT } from '../persons/erased-marks.js';
import { encryptAnew, LIBRARY_KEYS, UnknownKeyError } from '../users/library-secrets.js';
import {
  type EncryptedFactor,
  type SealedConnection,
  type SealedRows,
  type SealedSession,
  SecretRotationRepository,
} from './secret-rotation.repository.js';

/** How many of each were sealed anew; what the key in use had sealed already is not counted. */
export interface Rotated {
  readonly keyId: string;
  readonly connections: number;
  readonly vendorSessions: number;
  readonly secondFactors: number;
}

/**
 * Seals every stored secret with the key in use, in one transaction: all of them or none. May run beside the service
 * as long as every node knows both keys, and may be repeated.
 */
@Injectable()
export class RotateSecrets {
  constructor(
    private readonly repository: SecretRotationRepository,
    private readonly secrets: ConnectionSecrets,
    private readonly box: SecretBox,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws StartError that names what no key opens; nothing is changed then. */
  run(): Promise<Rotated> {
    return this.repository.transaction(async (rows, client) => {
      const unreadable: string[] = [];
      const connections = this.sealConnections(await rows.lockConnections(), unreadable);
      const factors = await this.encryptFactors(await rows.lockFactors(), unreadable);
      const erasureKey = this.sealErasureKey(await rows.lockErasureKey(), unreadable);
      if (unreadable.length > 0) throw notOpened(unreadable);
      if (erasureKey !== null) await rows.writeErasureKey(erasureKey);
      const sessions = await this.sealSessions(rows, connections.all);
      await rows.writeConnections(connections.changed);
      await rows.writeSessions(sessions);
      await rows.writeFactors(factors);
      const { keyId, envelope } = keyCheckOf(this.box);
      await rows.keepOneKey(keyId, envelope, this.clock.now());
      const counts = {
        connections: connections.changed.length,
        vendorSessions: sessions.length,
        secondFactors: factors.length,
      };
      await this.audit.record(client, {
        actor: systemActor('secrets:rotate'),
        action: 'secret_key.rotated',
        objectType: 'secret_key',
        objectId: keyId,
        after: counts,
      });
      return { keyId, ...counts };
    });
  }

  private sealConnections(all: readonly SealedConnection[], unreadable: string[]) {
    const changed: SealedConnection[] = [];
    for (const connection of all) {
      try {
        const sealed = this.secrets.sealAnew(connection);
        if (sealed !== null) changed.push({ ...connection, ...sealed });
      } catch (error) {
        if (!(error instanceof SecretBoxError)) throw error;
        unreadable.push(`connection "${connection.name}": ${error.message}`);
      }
    }
    return { all, changed };
  }

  /** Null: there is none, or it is sealed with the key in use already. */
  private sealErasureKey(envelope: string | null, unreadable: string[]): string | null {
    if (envelope === null || this.box.isCurrent(envelope)) return null;
    try {
      return this.box.seal(this.box.open(envelope, ERASURE_KEY_CONTEXT), ERASURE_KEY_CONTEXT);
    } catch (error) {
      if (!(error instanceof SecretBoxError)) throw error;
      unreadable.push(`the key of erased persons: ${error.message}`);
      return null;
    }
  }

  private async sealSessions(
    rows: SealedRows,
    connections: readonly SealedConnection[],
  ): Promise<SealedSession[]> {
    const byId = new Map(connections.map((connection) => [connection.id, connection]));
    return (await rows.lockSessions()).flatMap(({ connectionId, tokenEnvelope }) => {
      const connection = byId.get(connectionId);
      if (connection === undefined || this.box.isCurrent(tokenEnvelope)) return [];
      return [{ connectionId, tokenEnvelope: this.secrets.sealSessionAnew(connection, tokenEnvelope) }];
    });
  }

  private async encryptFactors(
    factors: readonly EncryptedFactor[],
    unreadable: string[],
  ): Promise<EncryptedFactor[]> {
    const keys = this.box.derive(LIBRARY_KEYS);
    const changed: EncryptedFactor[] = [];
    for (const factor of factors) {
      try {
        const secret = await encryptAnew(keys, factor.secret);
        const backupCodes = await encryptAnew(keys, factor.backupCodes);
        if (secret === null && backupCodes === null) continue;
        changed.push({
          ...factor,
          secret: secret ?? factor.secret,
          backupCodes: backupCodes ?? factor.backupCodes,
        });
      } catch (error) {
        if (!(error instanceof UnknownKeyError)) throw error;
        unreadable.push(`second factor of ${factor.email}: ${error.message}`);
      }
    }
    return changed;
  }
}

const NAMED_AT_MOST = 10;

function notOpened(unreadable: readonly string[]): StartError {
  const named = unreadable.slice(0, NAMED_AT_MOST).map((line) => `  ${line}`);
  const more = unreadable.length - named.length;
  return new StartError(
    [
      `${unreadable.length} of the stored secrets cannot be opened, so nothing was changed:`,
      ...named,
      ...(more > 0 ? [`  and ${more} more`] : []),
      'Name the key they were sealed with in CALLSPOOL_FURTHER_SECRET_KEYS, or enter them again; then repeat this.',
    ].join('\n'),
  );
}
