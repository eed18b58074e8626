import type { ConnectionKind } from '@callspool/contracts';

/** What the last test of a connection found. */
export interface StoredHealth {
  readonly outcome: string;
  readonly message: string;
  readonly ms: number;
}

/** A connection as it is stored; the envelopes are sealed and go no further than this folder. */
export interface ConnectionRecord {
  readonly id: string;
  readonly name: string;
  readonly kind: ConnectionKind;
  readonly baseUrl: string;
  readonly username: string;
  readonly secretEnvelope: string;
  readonly caCertificate: string | null;
  readonly proxyUrl: string | null;
  readonly proxyEnvelope: string | null;
  readonly timeZone: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly maxConcurrent: number;
  readonly callsPerSecond: number | null;
  readonly timeoutMs: number;
  readonly doubtSeconds: number;
  readonly inboundEnvelope: string;
  readonly isEnabled: boolean;
  readonly archivedAt: Date | null;
  readonly health: StoredHealth | null;
  readonly healthAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What other features may know of a connection. */
export type ConnectionSummary = Pick<
  ConnectionRecord,
  | 'id'
  | 'name'
  | 'kind'
  | 'timeZone'
  | 'settings'
  | 'isEnabled'
  | 'archivedAt'
  | 'health'
  | 'healthAt'
  | 'doubtSeconds'
  | 'version'
>;

export function toSummary(record: ConnectionRecord): ConnectionSummary {
  const {
    id,
    name,
    kind,
    timeZone,
    settings,
    isEnabled,
    archivedAt,
    health,
    healthAt,
    doubtSeconds,
    version,
  } = record;
  return {
    id,
    name,
    kind,
    timeZone,
    settings,
    isEnabled,
    archivedAt,
    health,
    healthAt,
    doubtSeconds,
    version,
  };
}
