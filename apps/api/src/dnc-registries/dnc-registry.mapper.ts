import type { DncRegistryVersionView, DncRegistryView } from '@callspool/contracts';
import { freshnessOf } from '../dnc/registry-freshness.js';
import type { RegistryRow } from './dnc-registries.repository.js';
import type { VersionRow } from './dnc-registry-versions.repository.js';

export function toDncRegistryView(row: RegistryRow, latest: VersionRow | null, now: Date): DncRegistryView {
  const { asOf, maxAgeDays } = row;
  const { freshness, lapsesAt } = freshnessOf(row, now);
  return {
    id: row.id,
    name: row.name,
    scope: row.scope,
    groupId: row.groupId,
    groupName: row.groupName,
    campaignId: row.campaignId,
    campaignName: row.campaignName,
    countries: [...row.countries],
    country: row.country,
    maxAgeDays,
    numbers: row.numbers,
    asOf: asOf?.toISOString() ?? null,
    lapsesAt: lapsesAt?.toISOString() ?? null,
    freshness,
    bytes: row.bytes,
    latest: latest === null ? null : toDncRegistryVersionView(latest, row.versionId),
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    removedAt: row.removedAt?.toISOString() ?? null,
    removedBy: row.removedBy,
    removedReason: row.removedReason,
  };
}

export const toDncRegistryVersionView = (
  row: VersionRow,
  inForceId: string | null,
): DncRegistryVersionView => ({
  id: row.id,
  registryId: row.registryId,
  kind: row.kind,
  fileId: row.fileId,
  fileName: row.fileName,
  asOf: row.asOf.toISOString(),
  state: row.state,
  phase: row.phase,
  isInForce: row.id === inForceId,
  numbers: row.numbers,
  added: row.added,
  removed: row.removed,
  bytesTotal: row.bytesTotal,
  bytesRead: row.bytesRead,
  rowsRead: row.rowsRead,
  rowsRejected: row.rowsRejected,
  alreadyPastGate: row.pastGate,
  hasRejects: row.rejectsFileId !== null,
  error: row.error,
  createdBy: row.createdBy,
  createdAt: row.createdAt.toISOString(),
  startedAt: row.startedAt?.toISOString() ?? null,
  finishedAt: row.finishedAt?.toISOString() ?? null,
});
