import type { DispositionView } from '@callspool/contracts';
import type { DispositionRow } from './dispositions.repository.js';

export function toDispositionView(row: DispositionRow): DispositionView {
  const { id, l1, l2, l3, action, scheduleDelayMinutes, flags, createdAt, updatedAt } = row;
  return {
    id,
    l1,
    l2,
    l3,
    action,
    scheduleDelayMinutes,
    flags: [...flags],
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
