import type { Reply } from '../../http/reply.js';
import { instantOf } from '../../engine/local-time.js';
import type { CdrRow } from '../cdr.js';
import { listReply } from '../envelope.js';
import type { Pbx } from '../pbx.js';
import type { Query } from '../query.js';
import { broken } from '../refusal.js';
import { value, type Action } from './action.js';

/** The minute a bound `ddMMyyyyHHmm` names, as `YYYY-MM-DDTHH:mm`. */
function minuteOf(query: Query, name: string): string {
  const text = value(query, name);
  if (!/^\d{12}$/.test(text)) throw broken(`${name}.format`, `"${text}" is not ddMMyyyyHHmm`);
  // Checked in UTC, where no wall-clock time is missing; the parser would take 24:00 for the next midnight.
  if (text.slice(8, 10) === '24' || instantOf(text, 'ddMMyyyyHHmm', 'utc') === null)
    throw broken(`${name}.format`, `"${text}" is no real date`);
  return `${text.slice(4, 8)}-${text.slice(2, 4)}-${text.slice(0, 2)}T${text.slice(8, 10)}:${text.slice(10)}`;
}

function written(row: CdrRow, hasUserfield: boolean): object {
  const [date = '', time = ''] = row.local.split('T');
  const [year, month, day] = date.split('-');
  const columns = {
    id: row.id,
    calldate: `${day}.${month}.${year} ${time}`,
    calltype: row.calltype,
    src: row.src,
    dst: row.dst,
    duration: row.duration,
    disposition: row.disposition,
    queue: row.queue,
    record: row.record,
  };
  return hasUserfield ? { ...columns, userfield: row.userfield } : columns;
}

function isOf(pbx: Pbx, row: CdrRow, number: string): boolean {
  if (number === '') return true;
  const isPartial = pbx.settings.cdrNumberFilter === 'partial';
  return [row.src, row.dst].some((side) => (isPartial ? side.includes(number) : side === number));
}

export const cdrList: Action = {
  name: 'cdr',
  required: ['date1', 'date2'],
  optional: ['number', 'uf'],
  run(pbx, query): Reply {
    const from = minuteOf(query, 'date1');
    const to = minuteOf(query, 'date2');
    if (from > to) throw broken('date1.order', 'date1 lies after date2');
    const uf = value(query, 'uf');
    if (uf !== '' && uf !== 'yes') throw broken('uf.format', `uf is "${uf}", not "yes"`);
    const { cdrEnd, cdrOrder } = pbx.settings;
    const rows = pbx.cdr
      .between(`${from}:00`, `${to}:${cdrEnd === 'end-of-minute' ? '59' : '00'}`)
      .filter((row) => isOf(pbx, row, value(query, 'number')))
      .map((row) => ({ row, at: cdrOrder === 'shuffled' ? pbx.chance() : 0 }))
      .sort((a, b) => a.at - b.at)
      .map(({ row }) => written(row, uf === 'yes'));
    return listReply(pbx.settings, rows);
  },
};
