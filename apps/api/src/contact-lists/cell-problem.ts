import type { ColumnTarget } from '@callspool/contracts';
import { isKnownZone, parsePhone } from '@callspool/domain';

export const DEFAULT_PRIORITY = 5000;
const MAX_PRIORITY = 9999;

export const ZONE_PROBLEM = 'It is not a time zone of the IANA list, such as Europe/Brussels.';
export const PRIORITY_PROBLEM = `It is not a whole number from 1 to ${MAX_PRIORITY}.`;

/** What is wrong with one cell of a column of that sort, in the words of the rejects file; null when nothing is. */
export function cellProblem(target: ColumnTarget, text: string, country: string): string | null {
  const cell = text.trim();
  if (cell === '') return null;
  switch (target) {
    case 'phone': {
      const phone = parsePhone(cell, country);
      return phone.ok ? null : phone.message;
    }
    case 'timeZone':
      return isKnownZone(cell) ? null : ZONE_PROBLEM;
    case 'priority':
      return priorityOf(cell) === null ? PRIORITY_PROBLEM : null;
    default:
      return null;
  }
}

/** The priority that a cell tells, the default without one, or null when it tells none. */
export function priorityOf(cell: string | null): number | null {
  if (cell === null) return DEFAULT_PRIORITY;
  if (!/^\d{1,4}$/.test(cell)) return null;
  const priority = Number(cell);
  return priority >= 1 && priority <= MAX_PRIORITY ? priority : null;
}
