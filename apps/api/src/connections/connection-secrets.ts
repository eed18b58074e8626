import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SecretBox, SecretBoxError } from '../common/secrets/secret-box.js';
import type { ConnectionRecord } from './connection-record.js';

const INBOUND_TOKEN_BYTES = 32;

export interface ProxyCredentials {
  readonly username: string;
  readonly password: string;
}

/** Every envelope of a connection. */
type Envelopes = Pick<ConnectionRecord, 'secretEnvelope' | 'inboundEnvelope' | 'proxyEnvelope'>;

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

  sealProxy(connectionId: string, credentials: ProxyCredentials): string {
    return this.box.seal(JSON.stringify(credentials), `connection:${connectionId}:proxy`);
  }

  openProxy(connection: Pick<ConnectionRecord, 'id' | 'proxyEnvelope'>): ProxyCredentials | null {
    if (connection.proxyEnvelope === null) return null;
    const text = this.box.open(connection.proxyEnvelope, `connection:${connection.id}:proxy`);
    return JSON.parse(text) as ProxyCredentials;
  }

  /** The unguessable part of the addresses a vendor calls: the envelope shows it again, the hash finds it. */
  makeInbound(connectionId: string): { inboundHash: string; inboundEnvelope: string } {
    const token = randomBytes(INBOUND_TOKEN_BYTES).toString('base64url');
    return {
      inboundHash: this.hashInbound(token),
      inboundEnvelope: this.sealInbound(connectionId, token),
    };
  }

  /** All envelopes sealed with the key in use; null when they are already. */
  sealAnew(connection: Envelopes & Pick<ConnectionRecord, 'id'>): Envelopes | null {
    const password = this.openPassword(connection);
    const token = this.openInbound(connection);
    const proxy = this.openProxy(connection);
    const { secretEnvelope, inboundEnvelope, proxyEnvelope } = connection;
    const sealed = [secretEnvelope, inboundEnvelope, ...(proxyEnvelope === null ? [] : [proxyEnvelope])];
    if (sealed.every((envelope) => this.box.isCurrent(envelope))) return null;
    return {
      proxyEnvelope: proxy === null ? null : this.sealProxy(connection.id, proxy),
      secretEnvelope: this.sealPassword(connection.id, password),
      inboundEnvelope: this.sealInbound(connection.id, token),
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

  /** The token sealed with the key in use. One of older credentials stays what it is: a text that nobody can use. */
  sealSessionAnew(
    connection: Pick<ConnectionRecord, 'id' | 'baseUrl' | 'username' | 'secretEnvelope'>,
    envelope: string,
  ): string {
    const context = this.sessionContext(connection);
    const token = this.openSession(envelope, context);
    return token === null
      ? this.box.seal('', `vendor_session:${connection.id}:ended`)
      : this.sealSession(token, context);
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

  private sealInbound(connectionId: string, token: string): string {
    return this.box.seal(token, `connection:${connectionId}:inbound`);
  }
}
