import { text, type Reply } from '../../http/reply.js';
import {
  parseDate,
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

export const scheduleDialerCall: Operation = {
  name: 'ScheduleDialerCall',
  path: 'Dialers/ScheduleDialerCall',
  required: ['callschedule'],
  run(world, form): Reply {
    const fields = parseJsonObject('callschedule', field(form, 'callschedule'), world.settings.malformedJson);
    requireKeys(
      'callschedule',
      fields,
      { calldate: 'string', campaign: 'string', destination: 'string', data: 'string' },
      { alternatives: 'string', agentphone: 'string' },
    );
    const dialer = requireDialer(world.dialers, textOf(fields, 'campaign'));
    const number = textOf(fields, 'destination');
    requireDialable('callschedule.destination', number);
    requireData('callschedule.data', textOf(fields, 'data'));
    const alternatives = requireAlternatives('callschedule.alternatives', textOf(fields, 'alternatives'));
    if (alternatives.includes(number)) {
      throw broken('callschedule.alternatives', 'the main number comes again among the alternatives');
    }
    const agentPhone = textOf(fields, 'agentphone');
    if (dialer.type === 'Progressive' && !dialer.agents.some(({ phone }) => phone === agentPhone)) {
      throw denied('callschedule.agentphone', 'a progressive dialer needs the phone of one of its agents');
    }
    world.accept({
      operation: 'ScheduleDialerCall',
      campaign: dialer.name,
      number,
      data: textOf(fields, 'data'),
      alternatives,
      priority: 1,
      agentPhone: agentPhone === '' ? null : agentPhone,
      list: null,
      dueAt: parseDate('callschedule.calldate', textOf(fields, 'calldate'), world.settings.timeZone),
    });
    return ONE;
  },
};

export const removeScheduleDialerCall: Operation = {
  name: 'RemoveScheduleDialerCall',
  path: 'Dialers/RemoveScheduleDialerCall',
  required: ['campaign', 'destination', 'from', 'to'],
  run(world, form): Reply {
    const zone = world.settings.timeZone;
    const from = parseDate('from', field(form, 'from'), zone);
    const to = parseDate('to', field(form, 'to'), zone);
    if (from > to) throw broken('from', 'from lies after to');
    const campaign = requireDialer(world.dialers, field(form, 'campaign')).name;
    let removed = 0;
    for (const contact of world.spool.find(campaign, field(form, 'destination'))) {
      const { dueAt } = contact.facts;
      if (contact.state !== 'waiting' || dueAt === null || dueAt < from || dueAt > to) continue;
      contact.state = 'removed';
      contact.removedAt = world.timers.now();
      removed += 1;
    }
    return removed > 0 ? ONE : text(world.settings.removeNoMatch);
  },
};
