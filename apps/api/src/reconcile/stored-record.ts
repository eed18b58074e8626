import { createHash } from 'node:crypto';
import type { WordMeaning } from '@callspool/domain';
import type { VendorCallRecord } from '@callspool/vendors';
import { v7 as uuidv7 } from 'uuid';
import type { Match } from './match-records.js';

/** A call record as a page of them goes to SQL. */
export interface RecordRow {
  readonly id: string;
  readonly vendorKey: string;
  readonly contentHash: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly source: string;
  readonly destination: string;
  readonly number: string | null;
  readonly durationSeconds: number;
  readonly billSeconds: number | null;
  readonly dispositionWord: string;
  readonly result: string | null;
  readonly dispositionId: string | null;
  readonly leg: string;
  readonly vendorCampaign: string | null;
  readonly agent: string | null;
  readonly correlationId: string | null;
  readonly guid: string | null;
  readonly hasRecording: boolean;
  readonly attemptId: string | null;
  readonly campaignId: string | null;
  readonly matchedBy: string | null;
  readonly confidence: number | null;
  readonly raw: unknown;
}

/** `meaning`: what the record's word means on its connection. */
export function toRow(
  record: VendorCallRecord,
  meaning: Pick<WordMeaning, 'result' | 'dispositionId'>,
  match: Match | null,
  now: Date,
): RecordRow {
  return {
    id: uuidv7({ msecs: now.getTime() }),
    vendorKey: record.vendorKey,
    contentHash: contentHash(record),
    startedAt: match?.startedAt ?? record.startedAt,
    endedAt: endOf(record, match),
    source: record.source,
    destination: record.destination,
    number: match?.number ?? null,
    durationSeconds: record.durationSeconds,
    billSeconds: record.billSeconds ?? null,
    dispositionWord: record.dispositionWord,
    result: meaning.result,
    dispositionId: meaning.dispositionId,
    leg: record.leg,
    vendorCampaign: record.campaign ?? null,
    agent: record.agent ?? null,
    correlationId: record.correlationId,
    guid: record.guid ?? null,
    hasRecording: record.hasRecording,
    attemptId: match?.attemptId ?? null,
    campaignId: match?.campaignId ?? null,
    matchedBy: match?.by ?? null,
    confidence: match?.confidence ?? null,
    raw: record.raw,
  };
}

/** Changes exactly when the vendor says something else of the same call, whatever the order of its fields. */
export function contentHash(record: VendorCallRecord): string {
  const { drift: _ours, ...content } = record;
  return createHash('sha256')
    .update(JSON.stringify(sorted(content)))
    .digest('base64url');
}

function endOf(record: VendorCallRecord, match: Match | null): Date | null {
  if (record.endedAt === undefined) return null;
  const shift = match === null ? 0 : match.startedAt.getTime() - record.startedAt.getTime();
  return new Date(record.endedAt.getTime() + shift);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
