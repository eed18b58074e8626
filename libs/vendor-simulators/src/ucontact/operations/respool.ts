import type { Reply } from '../../http/reply.js';
import {
  parseJsonObject,
  requireAlternatives,
  requireData,
  requireDialable,
  requireDialer,
  requireKeys,
  textOf,
} from '../fields.js';
import { broken, denied, ONE } from '../refusal.js';
import { field, type Operation } from './operation.js';

const KEYS = {
  campaign: 'string',
  destination: 'string',
  dialerbase: 'string',
  status: 'number',
  data: 'string',
  alternatives: 'string',
  contact: 'number',
  retries: 'number',
  priority: 'number',
  agentphone: 'string',
} as const;

/** Puts another number of a known contact back on the spool. */
export const respool: Operation = {
  name: 'Respool',
  path: 'Dialers/Respool',
  required: ['callspool'],
  run(world, form): Reply {
    const fields = parseJsonObject('callspool', field(form, 'callspool'), world.settings.malformedJson);
    requireKeys('callspool', fields, KEYS);
    if (fields['status'] !== 1) throw broken('callspool.status', 'status is always 1');
    const retries = Number(fields['retries']);
    const priority = Number(fields['priority']);
    if (!Number.isInteger(retries) || retries < 0) throw broken('callspool.retries', 'no count of retries');
    if (!Number.isInteger(priority) || priority < 2 || priority > 9999)
      throw broken('callspool.priority', 'priority is 2 to 9999: 1 is used for schedules');
    const dialer = requireDialer(world.dialers, textOf(fields, 'campaign'));
    const number = textOf(fields, 'destination');
    requireDialable('callspool.destination', number);
    requireData('callspool.data', textOf(fields, 'data'));
    const alternatives = requireAlternatives('callspool.alternatives', textOf(fields, 'alternatives'));
    const known = world.spool.get(Number(fields['contact']));
    if (known === null) throw denied('callspool.contact', 'there is no such contact');
    if (known.facts.campaign !== dialer.name || (known.facts.list ?? '') !== textOf(fields, 'dialerbase'))
      throw broken('callspool.changed', 'campaign and dialerbase of a contact must not be changed');
    if (world.spool.find(dialer.name, number).some(({ state }) => state === 'waiting'))
      throw denied('callspool.waiting', `${number} is on the spool already`);
    const agentPhone = textOf(fields, 'agentphone');
    if (dialer.type === 'Progressive' && !dialer.agents.some(({ phone }) => phone === agentPhone))
      throw denied('callspool.agentphone', 'a progressive dialer needs the phone of one of its agents');
    world.accept({
      operation: 'Respool',
      campaign: dialer.name,
      number,
      data: textOf(fields, 'data'),
      alternatives,
      priority,
      agentPhone: agentPhone === '' ? null : agentPhone,
      list: known.facts.list,
      dueAt: null,
    });
    return ONE;
  },
};
