import type { AuditEntryView } from '@callspool/contracts';
import type { NamedAuditRow } from './audit.repository.js';
import { changedFields, nameOf } from './changed-fields.js';

export function toAuditEntryView(row: NamedAuditRow): AuditEntryView {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actorKind as AuditEntryView['actor']['kind'], id: row.actorId, name: row.actorName },
    action: row.action,
    objectType: row.objectType,
    objectId: row.objectId,
    // The entry of a campaign's list holds the list's name; what the object is called itself comes first.
    objectName: row.objectName ?? nameOf(row.before, row.after),
    changes: changedFields(row.before, row.after),
    before: row.before,
    after: row.after,
    requestId: row.requestId,
  };
}
