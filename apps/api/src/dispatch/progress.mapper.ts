import type { CampaignProgress, EntryView, EntryWhy, SpoolCounts } from '@callspool/contracts';
import type { Block, Contactable } from '@callspool/domain';
import type { EntryRow, ProgressRows } from './progress.repository.js';

const IN_FLIGHT = new Set(['SENDING', 'ACCEPTED', 'IN_DOUBT', 'OBSERVED', 'RECALLED']);

export function toProgress(
  campaignId: string,
  entries: SpoolCounts,
  rows: ProgressRows,
  at: Date,
): CampaignProgress {
  const results = rows.attempts.filter((row) => row.result !== null);
  return {
    campaignId,
    at: at.toISOString(),
    entries,
    blocks: blocksOf(rows.held),
    oldestVerdictAt: iso(earliest(rows.held.map((row) => row.oldest))),
    nextEligibleAt: iso(
      earliest(rows.held.filter((row) => row.state === 'waiting').map((row) => row.nextAt)),
    ),
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
  priority: row.priority,
  zones: [...row.zones],
  numberIndex: row.numberIndex,
  lastResult: row.lastResult,
  doneReason: row.doneReason,
  blocks: [...row.blocks],
  eligibleAt: iso(row.eligibleAt),
  evaluatedAt: iso(row.evaluatedAt),
  updatedAt: row.updatedAt.toISOString(),
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

/** A code may hold up waiting and blocked entries alike; the most frequent comes first. */
function blocksOf(held: ProgressRows['held']): CampaignProgress['blocks'] {
  const codes = [...new Set(held.flatMap(({ code }) => (code === null ? [] : [code])))];
  return codes
    .map((code) => {
      const rows = held.filter((row) => row.code === code);
      const entries = rows.reduce((all, row) => all + row.entries, 0);
      return { code, entries, nextAt: iso(earliest(rows.map((row) => row.nextAt))) };
    })
    .sort((one, other) => other.entries - one.entries);
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
