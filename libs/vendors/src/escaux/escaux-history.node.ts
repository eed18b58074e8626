import type { VendorDrift } from '../core/capabilities.js';
import type { VendorCallRecord } from '../core/call-record.js';
import { startedWithin } from '../core/started-within.js';
import { VendorError } from '../core/vendor-error.js';
import { showWallTime, wallWindow } from '../core/wall-clock.js';
import type { EscauxDatabaseClient } from './escaux-database.client.node.js';
import type { HistoryRow } from './escaux-database.wire.js';
import { parseEscauxTime, toCallRecord, type RecordOptions } from './escaux.mapper.js';

const PATTERN = 'yyyy-MM-dd HH:mm:ss';
/** How many times the page may be doubled before a range is given up as unreadable. */
const DOUBLINGS = 6;

export interface HistoryOptions extends RecordOptions {
  readonly extensions: readonly string[];
  readonly pageSize: number;
  readonly reportDrift: (drift: VendorDrift) => void;
}

interface Range {
  readonly from: Date;
  readonly to: Date;
  readonly signal?: AbortSignal | undefined;
}

/** The history of each extension in turn. The SOP has none of everything, and none with an end. */
export async function* readEscauxHistory(
  client: Pick<EscauxDatabaseClient, 'getCallHistory'>,
  range: Range,
  options: HistoryOptions,
): AsyncGenerator<VendorCallRecord[]> {
  for (const extension of options.extensions) yield* readExtension(client, extension, range, options);
}

/** One second earlier, in wall time: whether "after this date" takes the second itself is not documented. */
function secondBefore(timestamp: string): string {
  const wall = parseEscauxTime(timestamp);
  if (wall === null) return timestamp;
  const asIfUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second) - 1000;
  return showWallTime(new Date(asIfUtc), 'UTC', PATTERN);
}

/**
 * There is no offset, no end, no total and no documented order. A page that is not full ends the reading; a full one in ascending
 * order is followed by one that begins a second before its last row; any other full page was cut somewhere unknown, and is asked
 * for again twice as large.
 */
async function* readExtension(
  client: Pick<EscauxDatabaseClient, 'getCallHistory'>,
  extension: string,
  range: Range,
  options: HistoryOptions,
): AsyncGenerator<VendorCallRecord[]> {
  const { timeZone } = options;
  const bounds = wallWindow(range.from, range.to, timeZone);
  const end = showWallTime(bounds.end, timeZone, PATTERN);
  const seen = new Set<string>();
  let start = secondBefore(showWallTime(bounds.start, timeZone, PATTERN));
  let limit = options.pageSize;
  for (;;) {
    const { value: rows } = await client.getCallHistory(
      { extension, limit, startDate: start },
      { signal: range.signal },
    );
    const fresh = toRecords(rows, extension, range, options, seen);
    if (fresh.length > 0) yield fresh;
    if (rows.length < limit) return;
    const last = rows.at(-1)?.timestamp ?? '';
    const next = secondBefore(last);
    if (isAscending(rows) && last > end) return;
    if (isAscending(rows) && next > start) {
      start = next;
      continue;
    }
    limit *= 2;
    if (limit > options.pageSize * 2 ** DOUBLINGS) throw tooMany();
  }
}

const isAscending = (rows: readonly HistoryRow[]): boolean =>
  rows.every((row, index) => {
    const before = rows[index - 1]?.timestamp ?? '';
    return parseEscauxTime(row.timestamp) !== null && before <= row.timestamp;
  });

function toRecords(
  rows: readonly HistoryRow[],
  extension: string,
  { from, to }: Range,
  options: HistoryOptions,
  seen: Set<string>,
): VendorCallRecord[] {
  const records: VendorCallRecord[] = [];
  for (const row of rows) {
    const record = toCallRecord(row, extension, options);
    if (typeof record === 'string') {
      options.reportDrift({ vendor: 'escaux', operation: 'dbGetCallHistory', what: record });
    } else if (!seen.has(record.vendorKey) && startedWithin(record, from, to)) {
      seen.add(record.vendorKey);
      records.push(record);
    }
  }
  return records;
}

const tooMany = (): VendorError =>
  new VendorError({
    kind: 'protocol',
    effect: 'none',
    vendor: 'escaux',
    operation: 'dbGetCallHistory',
    repeatable: true,
    message:
      'The SOP gives its history in no order that can be paged, and more of it than is asked for at once.',
  });
