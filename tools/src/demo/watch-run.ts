import type { DatabaseHandle } from '@callspool/database';
import { setTimeout as sleep } from 'node:timers/promises';
import { say, StatusLine } from '../output/say.js';
import { readCampaignRows, readPending, type CampaignRow, type Pending } from './report/read-report.js';

/** The run is over when nothing can become eligible within this time. */
const HORIZON_MS = 120_000;
/** So long without any change, and nothing will change any more. */
const STUCK_MS = 300_000;

export interface RunWatch {
  readonly database: DatabaseHandle;
  readonly signal: AbortSignal;
  /** Called after each look at the run, with the share of entries that have been tried or closed. */
  readonly onProgress: (share: number) => Promise<void>;
}

/** Waits until nothing is in flight or open and nothing can become eligible within two minutes. */
export async function watchRun({ database, signal, onProgress }: RunWatch): Promise<void> {
  const status = new StatusLine();
  let quiet = 0;
  let last = '';
  let changedAt = performance.now();
  while (!signal.aborted) {
    const [campaigns, pending] = await Promise.all([
      readCampaignRows(database),
      readPending(database, new Date(Date.now() + HORIZON_MS)),
    ]);
    const line = progressLine(campaigns, pending);
    if (line !== last) changedAt = performance.now();
    last = line;
    status.show(line, performance.now());
    await onProgress(shareTried(campaigns));
    const isQuiet = pending.open === 0 && pending.soon === 0 && pending.unevaluated === 0;
    quiet = isQuiet ? quiet + 1 : 0;
    // Three looks, because an attempt closes a moment before its entry is judged again.
    if (quiet === 3) break;
    if (performance.now() - changedAt > STUCK_MS) {
      status.end();
      say('Nothing has changed for five minutes, so the run is ended here.');
      return;
    }
    await sleep(1_000, undefined, { signal }).catch(() => undefined);
  }
  status.end();
}

const sumOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + Number(count), 0);

function progressLine(campaigns: readonly CampaignRow[], pending: Pending): string {
  const parts = campaigns.map(({ name, entries, attempts, results }) => {
    const done = entries['done'] ?? 0;
    return `${name}: ${done}/${sumOf(entries)} done, ${sumOf(attempts)} attempts, ${results['ANSWERED'] ?? 0} answered`;
  });
  return `  ${parts.join(' | ')} | ${pending.open} open, ${pending.soon} due within two minutes`;
}

/** Of what the run can do: everything that is not waiting for tomorrow. */
function shareTried(campaigns: readonly CampaignRow[]): number {
  const entries = campaigns.reduce((sum, row) => sum + sumOf(row.entries), 0);
  const attempts = campaigns.reduce((sum, row) => sum + sumOf(row.attempts), 0);
  return entries === 0 ? 0 : Math.min(1, attempts / entries);
}
