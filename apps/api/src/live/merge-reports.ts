import type { ReportedCall } from '@callspool/contracts';
import { toActiveCall } from '@callspool/vendors';

/** What one person's browser said last. */
export interface PhonebarReport {
  readonly agent: string;
  readonly seenAt: Date;
  readonly calls: readonly ReportedCall[];
}

export interface MergedReports {
  /** Of the oldest report: the union is no fresher than that. Null: nobody reports. */
  readonly seenAt: Date | null;
  /** Null: nobody reports. */
  readonly items: Record<string, unknown>[] | null;
}

/** After this long without a report, nobody can say what goes on at that PC. */
export const REPORT_HOLDS_MS = 3 * 60_000;

/** The calls of all phonebars of a connection as one snapshot; each call has its agent's name and its own moment. */
export function mergeReports(reports: readonly PhonebarReport[], now: Date): MergedReports {
  const oldest = now.getTime() - REPORT_HOLDS_MS;
  const fresh = reports
    .filter(({ seenAt }) => seenAt.getTime() > oldest)
    .sort((one, other) => one.agent.localeCompare(other.agent));
  if (fresh.length === 0) return { seenAt: null, items: null };
  return {
    seenAt: new Date(Math.min(...fresh.map(({ seenAt }) => seenAt.getTime()))),
    items: fresh.flatMap(({ agent, seenAt, calls }) =>
      calls.map((call) => {
        const { raw: _none, ...shown } = toActiveCall({ ...call, stateText: '', raw: {} });
        return { ...shown, agent, seenAt: seenAt.toISOString() };
      }),
    ),
  };
}
