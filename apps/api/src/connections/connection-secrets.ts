import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SecretBox, SecretBoxError } from '../common/secrets/secret-box.js';
import type { ConnectionRecord } from './connection-record.js';

const INBOUND_TOKEN_BYTES = 32;

/** Seals and opens what a connection keeps secret. Each envelope opens for its own connection only. */
@Injectable()
export class ConnectionSecrets {
  constructor(private readonly box: SecretBox) {}

  sealPassword(connectionId: string, password: string): string {
    return this.box.seal(password, `connection:${connectionId}`);
  }

  openPassword(connection: Pick<ConnectionRecord, 'id' | 'secretEnvelope'>): string {
    return this.box.open(connection.secretEnvelope, `connection:${connection.id}`);
  }

  /** The unguessable part of the addresses a vendor calls: the envelope shows it again, the hash finds it. */
  makeInbound(connectionId: string): { inboundHash: string; inboundEnvelope: string } {
    const token = randomBytes(INBOUND_TOKEN_BYTES).toString('base64url');
    return {
      inboundHash: this.hashInbound(token),
      inboundEnvelope: this.box.seal(token, `connection:${connectionId}:inbound`),
    };
  }

  openInbound(connection: Pick<ConnectionRecord, 'id' | 'inboundEnvelope'>): string {
    return this.box.open(connection.inboundEnvelope, `connection:${connection.id}:inbound`);
  }

  hashInbound(token: string): string {
    return createHash('sha256').update(token).digest('hex');
  }

  /**
   * The context of a session's token. It holds the credentials, so that a token gained with older ones (by a node that
   * did not yet know of the change) does not open and is not used.
   */
  sessionContext(
    connection: Pick<ConnectionRecord, 'id' | 'baseUrl' | 'username' | 'secretEnvelope'>,
  ): string {
    const credentials = JSON.stringify([
      connection.baseUrl,
      connection.username,
      this.openPassword(connection),
    ]);
    const hash = createHash('sha256').update(credentials).digest('hex');
    return `vendor_session:${connection.id}:${hash}`;
  }

  sealSession(token: string, context: string): string {
    return this.box.seal(token, context);
  }

  /** Null when the token was gained with other credentials. */
  openSession(envelope: string, context: string): string | null {
    try {
      return this.box.open(envelope, context);
    } catch (error) {
      if (error instanceof SecretBoxError) return null;
      throw error;
    }
  }
}
