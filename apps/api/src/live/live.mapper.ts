import type { LiveSnapshot, SnapshotKind, SnapshotView } from '@callspool/contracts';
import type { LiveRow } from './live-screen.repository.js';
import type { SnapshotRow } from './snapshots.repository.js';

/** A snapshot as it is shown: never without its age. */
export function toSnapshotView(kind: SnapshotKind, row: SnapshotRow | null, now: Date): SnapshotView {
  const items = row?.payload.items ?? null;
  const seenAt = row === null || items === null ? null : row.seenAt;
  return {
    kind,
    seenAt: seenAt?.toISOString() ?? null,
    ageSeconds:
      seenAt === null ? null : Math.max(0, Math.round((now.getTime() - seenAt.getTime()) / 100) / 10),
    items,
    lastError: row?.payload.error ?? null,
    lastErrorAt: row?.payload.errorAt ?? null,
  };
}

/** For the screen: without the vendor's whole answer, which may hold more than a supervisor needs to know. */
export function toLiveSnapshot(row: LiveRow, now: Date): LiveSnapshot {
  const view = toSnapshotView(row.kind, row, now);
  const items = view.items?.map(({ raw: _raw, ...item }) => item) ?? null;
  return { ...view, items, connectionId: row.connectionId };
}
