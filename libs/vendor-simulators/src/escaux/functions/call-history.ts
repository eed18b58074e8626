import { el } from '../../http/xml.js';
import { instantOf } from '../../engine/local-time.js';
import { broken } from '../refusal.js';
import { required, type SopCall, type SopFunction } from './function.js';

/** Checked in UTC, where no wall-clock time is missing. */
function startOf(call: SopCall): string {
  const text = call.value('start_date');
  const hasForm = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text);
  if (!hasForm || instantOf(text, 'yyyy-MM-dd HH:mm:ss', 'utc') === null)
    throw broken('start_date.format', `"${text}" is not yyyy-mm-dd hh:mm:ss`);
  return text;
}

function limitOf(call: SopCall): number {
  const text = call.value('limit');
  if (!/^[1-9]\d*$/.test(text)) throw broken('limit.format', `limit is "${text}", not a number above 0`);
  return Number(text);
}

export const dbGetCallHistory: SopFunction = {
  name: 'dbGetCallHistory',
  forms: ['php', 'json'],
  parameters: required('ext', 'limit', 'start_date'),
  run(call) {
    const rows = call.sop.history.list(call.value('ext'), startOf(call), limitOf(call));
    if (call.form === 'json') return call.json({ CallHistory: rows });
    // In XML the disposition comes last.
    const calls = rows.map(({ disposition, ...rest }) =>
      el('Call', ...Object.entries({ ...rest, disposition }).map(([name, value]) => el(name, value))),
    );
    return call.xml(el('CallHistory', ...calls));
  },
};
