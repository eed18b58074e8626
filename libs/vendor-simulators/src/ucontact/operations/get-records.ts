import { json, type Reply } from '../../http/reply.js';
import type { CdrRow } from '../cdr-store.js';
import { parseDate, parseJsonObject, requireKeys, textOf, type JsonFields } from '../fields.js';
import { gson } from '../gson.js';
import { broken } from '../refusal.js';
import type { UcontactWorld } from '../world.js';
import { field, type Operation } from './operation.js';

const FILTER_KEYS = [
  'calldatei',
  'calldatef',
  'agent',
  'campaign',
  'source',
  'destination',
  'data',
  'range',
  'rating',
  'mindur',
  'exclude',
  'type',
  'cont',
] as const;

const FILTER = Object.fromEntries(FILTER_KEYS.map((key) => [key, 'string' as const]));

function filterOf(world: UcontactWorld, source: string): JsonFields {
  const filter = parseJsonObject('filter', source, world.settings.malformedJson);
  requireKeys('filter', filter, FILTER);
  const zone = world.settings.timeZone;
  const from = parseDate('filter.calldatei', textOf(filter, 'calldatei'), zone);
  const to = parseDate('filter.calldatef', textOf(filter, 'calldatef'), zone);
  if (from > to) throw broken('filter.calldatei', 'calldatei lies after calldatef');
  if (textOf(filter, 'type') !== 'record') throw broken('filter.type', 'type must be "record"');
  for (const key of ['mindur', 'cont'] as const) {
    if (!/^\d*$/.test(textOf(filter, key))) throw broken(`filter.${key}`, `${key} must be digits or empty`);
  }
  return filter;
}

function matches(world: UcontactWorld, row: CdrRow, filter: JsonFields): boolean {
  const isWanted = (key: string, value: string): boolean => {
    const wanted = textOf(filter, key);
    return wanted === '' || wanted === value;
  };
  return (
    (world.settings.showUnanswered || row.isAnswered) &&
    isWanted('agent', row.peeraccount) &&
    isWanted('campaign', row.campaign) &&
    isWanted('source', row.src) &&
    isWanted('destination', row.dst) &&
    isWanted('data', world.desktop.tags.get(row.guid) ?? '') &&
    row.billsec >= Number(textOf(filter, 'mindur')) &&
    (textOf(filter, 'exclude') === '' || row.dst !== textOf(filter, 'exclude'))
  );
}

/** Keeps numbers that occur at least `cont` times. */
function atLeast(rows: CdrRow[], cont: number): CdrRow[] {
  if (cont <= 1) return rows;
  const counts = new Map<string, number>();
  for (const { dst } of rows) counts.set(dst, (counts.get(dst) ?? 0) + 1);
  return rows.filter(({ dst }) => (counts.get(dst) ?? 0) >= cont);
}

function written(row: CdrRow, fraction: string): Record<string, unknown> {
  const { isAnswered, ...columns } = row;
  return {
    ...columns,
    calldate: row.calldate + fraction,
    finishtime: row.finishtime + fraction,
    clid: `"${row.src}" <${row.src}>`,
    dcontext: 'dialer',
    channel: `SIP/trunk-${row.id.toString(16)}`,
    dstchannel: isAnswered ? `SIP/${row.peeraccount}-${row.id.toString(16)}` : '',
    lastapp: isAnswered ? 'Queue' : 'Dial',
    lastdata: row.campaign,
    amaflags: 3,
    accountcode: '',
    userfield: '',
    uniqueid: `${row.id}.1`,
    linkedid: `${row.id}.1`,
    sequence: row.id,
    type: 'record',
    causecode: 16,
    carrier: '',
    charged_balance: 0,
    real_balance: 0,
    rating: 0,
    quality: '',
    note: '',
  };
}

export const getRecords: Operation = {
  name: 'getrecords',
  path: 'Cdr/getrecords',
  required: ['lastrow', 'searchLimit', 'filter', 'Random'],
  run(world, form): Reply {
    if (field(form, 'Random') !== '1') throw broken('Random', 'Random must be 1');
    for (const name of ['lastrow', 'searchLimit'] as const) {
      if (!/^\d+$/.test(field(form, name))) throw broken(name, `${name} must be a number`);
    }
    const filter = filterOf(world, field(form, 'filter'));
    const { fractionalSeconds, recordsTerminator } = world.settings;
    const found = world.records
      .between(textOf(filter, 'calldatei'), textOf(filter, 'calldatef'))
      .filter((row) => matches(world, row, filter));
    const start = Number(field(form, 'lastrow'));
    const rows: object[] = atLeast(found, Number(textOf(filter, 'cont')))
      .slice(start, start + Number(field(form, 'searchLimit')))
      .map((row) => written(row, fractionalSeconds ? '.0' : ''));
    return json(gson(recordsTerminator ? [...rows, { internalActionId: '1' }] : rows));
  },
};
