import type { CampaignProgress, EntryView, EntryWhy } from '@callspool/contracts';
import { type Block, type Contactable, SPOOL_STATES } from '@callspool/domain';
import type { EntryRow, ProgressRows } from './progress.repository.js';

const IN_FLIGHT = new Set(['SENDING', 'ACCEPTED', 'IN_DOUBT', 'OBSERVED', 'RECALLED']);

export function toProgress(campaignId: string, rows: ProgressRows, at: Date): CampaignProgress {
  const count = (state: string) => rows.states.find((row) => row.state === state)?.entries ?? 0;
  const results = rows.attempts.filter((row) => row.result !== null);
  return {
    campaignId,
    at: at.toISOString(),
    entries: Object.fromEntries(
      SPOOL_STATES.map((state) => [state, count(state)]),
    ) as CampaignProgress['entries'],
    blocks: rows.blocks.map((row) => ({ ...row, nextAt: iso(row.nextAt) })),
    oldestVerdictAt: iso(earliest(rows.states.map((row) => row.oldest))),
    nextEligibleAt: iso(earliest(rows.states.map((row) => row.next))),
    attempts: sum(rows.attempts.map((row) => [row.state, row.count])),
    results: sum(results.map((row) => [row.result!, row.count])),
    inFlight: rows.attempts.reduce((all, row) => all + (IN_FLIGHT.has(row.state) ? row.count : 0), 0),
    dispatch: rows.status === null ? null : { ...rows.status, at: rows.status.at.toISOString() },
  };
}

export const toEntryView = (row: EntryRow): EntryView => ({
  id: row.id,
  campaignId: row.campaignId,
  contactId: row.contactId,
  contactName: row.contactName,
  externalId: row.externalId,
  numbers: [...row.numbers],
  state: row.state,
  tries: row.tries,
  lastResult: row.lastResult,
  doneReason: row.doneReason,
  blocks: [...row.blocks],
  eligibleAt: iso(row.eligibleAt),
  evaluatedAt: iso(row.evaluatedAt),
});

export function toEntryWhy(row: EntryRow, answer: Contactable, at: Date): EntryWhy {
  return {
    entry: toEntryView(row),
    at: at.toISOString(),
    eligible: answer.eligible,
    number: answer.eligible ? answer.number.e164 : null,
    until: answer.eligible ? answer.until.toISOString() : null,
    blocks: (answer.eligible ? answer.skipped : answer.blocks).map(toBlockView),
    eligibleAt: answer.eligible ? at.toISOString() : iso(answer.eligibleAt),
  };
}

const toBlockView = (block: Block) => ({
  code: block.code,
  rule: block.rule,
  evidence: block.evidence,
  clearsAt: iso(block.clearsAt),
  number: block.number ?? null,
});

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

function earliest(dates: readonly (Date | null)[]): Date | null {
  const known = dates.filter((date) => date !== null);
  return known.length === 0 ? null : new Date(Math.min(...known.map((date) => date.getTime())));
}

function sum(counts: readonly (readonly [string, number])[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const [key, count] of counts) total[key] = (total[key] ?? 0) + count;
  return total;
}
