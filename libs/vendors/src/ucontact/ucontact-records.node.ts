import type { VendorCallRecord } from '../core/call-record.js';
import type { JsonObject } from '../core/json.js';
import { VendorError } from '../core/vendor-error.js';
import { showWallTime, wallWindow } from '../core/wall-clock.js';
import type { UcontactClient } from './ucontact.client.node.js';
import { isTerminator, toCallRecord, type RecordOptions } from './ucontact.mapper.js';
import { UCONTACT_TIME } from './ucontact-push.mapper.js';

const OPERATION = 'Cdr/getrecords';
/** Far more than any closed window holds: an instance that ignores the offset must not keep us reading for ever. */
const MOST_PAGES = 20_000;

export interface RecordsRequest {
  readonly from: Date;
  readonly to: Date;
  readonly signal?: AbortSignal;
}

export interface RecordsOptions extends Pick<RecordOptions, 'timeZone'> {
  readonly searchLimit: number;
}

/**
 * Pages through call records. The offset moves on by the rows received, because an instance may cap `searchLimit`; an empty
 * page ends the reading. Rows that arrive meanwhile shift the pages, so a row seen twice is handed out once.
 */
export async function* readUcontactRecords(
  client: UcontactClient,
  request: RecordsRequest,
  options: RecordsOptions,
): AsyncGenerator<VendorCallRecord[]> {
  const { start, end } = wallWindow(request.from, request.to, options.timeZone);
  const bounds = {
    calldatei: showWallTime(start, options.timeZone, UCONTACT_TIME),
    calldatef: showWallTime(end, options.timeZone, UCONTACT_TIME),
  };
  const seen = new Set<string>();
  let lastrow = 0;
  let previous = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await client.getRecords(
      { ...bounds, lastrow, searchLimit: options.searchLimit },
      { signal: request.signal },
    );
    const rows = answer.filter((row) => !isTerminator(row));
    if (rows.length === 0) return;
    const fingerprint = JSON.stringify(rows);
    if (fingerprint === previous) throw repeatsItself();
    previous = fingerprint;
    lastrow += rows.length;
    const fresh = freshRecords(rows, seen, { timeZone: options.timeZone, undatedAt: request.from });
    if (fresh.length > 0) yield fresh;
  }
  throw repeatsItself();
}

function freshRecords(
  rows: readonly JsonObject[],
  seen: Set<string>,
  options: RecordOptions,
): VendorCallRecord[] {
  const records: VendorCallRecord[] = [];
  for (const row of rows) {
    const record = toCallRecord(row, options);
    if (!seen.has(record.vendorKey)) {
      seen.add(record.vendorKey);
      records.push(record);
    }
  }
  return records;
}

const repeatsItself = (): VendorError =>
  new VendorError({
    kind: 'protocol',
    effect: 'none',
    vendor: 'ucontact',
    operation: OPERATION,
    repeatable: true,
    message: 'The instance gives the same page of call records again and again: it ignores the page offset.',
  });
