import {
  connectionCircuit,
  type ConnectionCircuit,
  connectionHealth,
  type ConnectionNow,
  type ConnectionView,
} from '@callspool/contracts';
import { readCaCertificates } from '@callspool/vendors';
import type { ConnectionRecord } from './connection-record.js';
import type { CircuitRow } from './connections.repository.js';
import { missingOf } from './kind-capabilities.js';

/** A node that rests a connection says so every few seconds; an older word is one of a node that is gone. */
const CIRCUIT_HOLDS_MS = 5 * 60_000;

/** What a caller may see of a connection: everything but its secrets. */
export function toConnectionView(
  record: ConnectionRecord,
  circuit: ConnectionCircuit | null,
  now: ConnectionNow | null = null,
): ConnectionView {
  const { health, healthAt } = record;
  return {
    id: record.id,
    name: record.name,
    kind: record.kind,
    baseUrl: record.baseUrl,
    username: record.username,
    hasSecret: record.username !== '',
    timeZone: record.timeZone,
    settings: { ...record.settings },
    maxConcurrent: record.maxConcurrent,
    callsPerSecond: record.callsPerSecond,
    timeoutMs: record.timeoutMs,
    doubtSeconds: record.doubtSeconds,
    isEnabled: record.isEnabled,
    caCertificates: certificatesOf(record),
    proxyUrl: record.proxyUrl,
    hasProxyCredentials: record.proxyEnvelope !== null,
    archivedAt: record.archivedAt?.toISOString() ?? null,
    health:
      health === null || healthAt === null
        ? null
        : connectionHealth.parse({ ...health, at: healthAt.toISOString() }),
    circuit,
    now,
    missing: missingOf(record),
    version: record.version,
    createdAt: record.createdAt.toISOString(),
    updatedAt: record.updatedAt.toISOString(),
  };
}

function certificatesOf({ caCertificate }: ConnectionRecord): ConnectionView['caCertificates'] {
  if (caCertificate === null) return [];
  return readCaCertificates(caCertificate).map(({ subject, validTo }) => ({
    subject,
    validTo: validTo.toISOString(),
  }));
}

/** The circuit as a working node last told it; null when nobody did, or too long ago to mean anything. */
export function toCircuit(row: CircuitRow | undefined, now: Date): ConnectionCircuit | null {
  if (row === undefined || now.getTime() - row.seenAt.getTime() > CIRCUIT_HOLDS_MS) return null;
  const parsed = connectionCircuit.safeParse({ ...(row.payload as object), at: row.seenAt.toISOString() });
  return parsed.success ? parsed.data : null;
}
