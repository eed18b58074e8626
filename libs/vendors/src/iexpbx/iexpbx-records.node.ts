import type { VendorDrift } from '../core/capabilities.js';
import type { VendorCallRecord } from '../core/call-record.js';
import { startedWithin } from '../core/started-within.js';
import type { IexpbxClient } from './iexpbx.client.node.js';
import { toCallRecord, toCdrBounds, type RecordOptions } from './iexpbx.mapper.js';

const HOUR_MS = 3_600_000;

export interface RecordsOptions extends Pick<RecordOptions, 'timeZone'> {
  readonly windowHours: number;
  readonly reportDrift: (drift: VendorDrift) => void;
}

/** Reads the range in windows, since `cdr` has no paging; neighbouring windows overlap and each record is handed out once. */
export async function* readIexpbxRecords(
  client: IexpbxClient,
  request: { from: Date; to: Date; signal?: AbortSignal },
  options: RecordsOptions,
): AsyncGenerator<VendorCallRecord[]> {
  const { from, to, signal } = request;
  const report = (what: string): void => options.reportDrift({ vendor: 'iexpbx', operation: 'cdr', what });
  const seen = new Set<string>();
  const step = options.windowHours * HOUR_MS;
  for (let start = from.getTime(); start <= to.getTime(); start += step) {
    const end = new Date(Math.min(start + step, to.getTime()));
    const list = await client.cdr(toCdrBounds(new Date(start), end, options.timeZone), { signal });
    list.drift.forEach(report);
    const records: VendorCallRecord[] = [];
    for (const row of list.rows) {
      const record = toCallRecord(row, { timeZone: options.timeZone, undatedAt: from });
      if (typeof record === 'string') report(record);
      else if (!seen.has(record.vendorKey) && startedWithin(record, from, to)) {
        seen.add(record.vendorKey);
        records.push(record);
      }
    }
    if (records.length > 0) yield records;
  }
}
