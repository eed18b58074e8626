import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { Database } from '../database/database.service.js';

export interface SealedConnection {
  readonly id: string;
  readonly name: string;
  readonly baseUrl: string;
  readonly username: string;
  readonly secretEnvelope: string;
  readonly inboundEnvelope: string;
  readonly proxyEnvelope: string | null;
}

export interface SealedSession {
  readonly connectionId: string;
  readonly tokenEnvelope: string;
}

export interface EncryptedFactor {
  readonly id: string;
  readonly email: string;
  readonly secret: string;
  readonly backupCodes: string;
}

@Injectable()
export class SecretRotationRepository {
  constructor(private readonly database: Database) {}

  transaction<T>(work: (rows: SealedRows, client: pg.PoolClient) => Promise<T>): Promise<T> {
    return this.database.sqlTransaction((client) => work(new SealedRows(client), client));
  }
}

/** Every row that holds something sealed, locked until the transaction ends: whoever changes one meanwhile waits. */
export class SealedRows {
  constructor(private readonly client: pg.PoolClient) {}

  /** With their rows locked nobody writes a vendor session either. */
  async lockConnections(): Promise<SealedConnection[]> {
    const { rows } = await this.client.query<SealedConnection>(
      `select id, name, base_url as "baseUrl", username, secret_envelope as "secretEnvelope",
         inbound_envelope as "inboundEnvelope", proxy_envelope as "proxyEnvelope"
       from connection order by id for update`,
    );
    return rows;
  }

  async lockSessions(): Promise<SealedSession[]> {
    const { rows } = await this.client.query<SealedSession>(
      `select connection_id as "connectionId", token_envelope as "tokenEnvelope"
       from vendor_session order by connection_id for update`,
    );
    return rows;
  }

  async lockFactors(): Promise<EncryptedFactor[]> {
    const { rows } = await this.client.query<EncryptedFactor>(
      `select factor.id, person.email, factor.secret, factor.backup_codes as "backupCodes"
       from two_factor factor join app_user person on person.id = factor.user_id
       order by factor.id for update of factor`,
    );
    return rows;
  }

  /** The key by which erased persons are known; null when nobody was ever erased. */
  async lockErasureKey(): Promise<string | null> {
    const sql = 'select envelope from erasure_key where id = 1 for update';
    return (await this.client.query<{ envelope: string }>(sql)).rows[0]?.envelope ?? null;
  }

  async writeErasureKey(envelope: string): Promise<void> {
    await this.client.query('update erasure_key set envelope = $1 where id = 1', [envelope]);
  }

  async writeConnections(rows: readonly SealedConnection[]): Promise<void> {
    await this.client.query(
      `update connection set secret_envelope = sealed.secret, inbound_envelope = sealed.inbound,
         proxy_envelope = sealed.proxy
       from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as sealed(id, secret, inbound, proxy)
       where connection.id = sealed.id`,
      [
        rows.map(({ id }) => id),
        rows.map((row) => row.secretEnvelope),
        rows.map((row) => row.inboundEnvelope),
        rows.map((row) => row.proxyEnvelope),
      ],
    );
  }

  async writeSessions(rows: readonly SealedSession[]): Promise<void> {
    await this.client.query(
      `update vendor_session set token_envelope = sealed.token
       from unnest($1::uuid[], $2::text[]) as sealed(id, token) where connection_id = sealed.id`,
      [rows.map(({ connectionId }) => connectionId), rows.map(({ tokenEnvelope }) => tokenEnvelope)],
    );
  }

  async writeFactors(rows: readonly EncryptedFactor[]): Promise<void> {
    await this.client.query(
      `update two_factor set secret = sealed.secret, backup_codes = sealed.codes
       from unnest($1::uuid[], $2::text[], $3::text[]) as sealed(id, secret, codes)
       where two_factor.id = sealed.id`,
      [
        rows.map(({ id }) => id),
        rows.map(({ secret }) => secret),
        rows.map(({ backupCodes }) => backupCodes),
      ],
    );
  }

  /** Only this key is the database's from now on. */
  async keepOneKey(keyId: string, envelope: string, at: Date): Promise<void> {
    await this.client.query('delete from secret_key_check where key_id <> $1', [keyId]);
    await this.client.query(
      'insert into secret_key_check (key_id, envelope, created_at) values ($1, $2, $3) on conflict do nothing',
      [keyId, envelope, at],
    );
  }
}
