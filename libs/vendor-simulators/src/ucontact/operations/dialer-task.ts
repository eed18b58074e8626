import type { Reply } from '../../http/reply.js';
import type { UcontactDialer } from '../campaigns.js';
import {
  parseDate,
  parseJsonObject,
  requireAlternatives,
  requireData,
  requireDialable,
  requireDialer,
  requireKeys,
  textOf,
  type FieldKind,
  type JsonFields,
} from '../fields.js';
import { broken, denied, ONE } from '../refusal.js';
import type { NewContact } from '../spool.js';
import type { UcontactWorld } from '../world.js';
import { field, type Operation } from './operation.js';

const KEYS: Readonly<Record<string, FieldKind>> = {
  calldate: 'string|null',
  campaign: 'string',
  destination: 'string',
  alternatives: 'string',
  agent: 'string',
  data: 'string',
  source: 'string',
  bulk: 'boolean',
  automatic: 'boolean',
};

type Mode = 'now' | 'manual' | 'scheduled' | 'append';

/** The four documented combinations of date and switches. */
function modeOf(fields: JsonFields): Mode {
  const { calldate, bulk, automatic } = fields;
  if (bulk === true && automatic === true) throw broken('call.mode', 'bulk and automatic are both true');
  if (calldate === null) return bulk === true ? 'append' : automatic === true ? 'now' : 'manual';
  if (bulk === true) return 'scheduled';
  throw broken('call.mode', 'a calldate needs bulk true and automatic false');
}

/** Phone of the agent given by user name or phone; null when none was given. */
function agentPhone(dialer: UcontactDialer, agent: string): string | null {
  const found = dialer.agents.find(({ name, phone }) => name === agent || phone === agent);
  if (found !== undefined) return found.phone;
  if (dialer.type === 'Progressive') {
    throw agent === ''
      ? denied('call.agent', 'a progressive dialer needs an agent')
      : denied('agent.unknown', `"${agent}" is no agent of ${dialer.name}`);
  }
  return agent === '' ? null : agent;
}

function contactOf(world: UcontactWorld, fields: JsonFields, mode: Mode): NewContact {
  const dialer = requireDialer(world.dialers, textOf(fields, 'campaign'));
  requireDialable('call.destination', textOf(fields, 'destination'));
  requireData('call.data', textOf(fields, 'data'));
  const dueAt =
    mode === 'scheduled'
      ? parseDate('call.calldate', textOf(fields, 'calldate'), world.settings.timeZone)
      : null;
  if (dueAt !== null && dueAt <= world.timers.now()) throw denied('call.calldate', 'the calldate is past');
  return {
    operation: 'DialerTask',
    campaign: dialer.name,
    number: textOf(fields, 'destination'),
    data: textOf(fields, 'data'),
    alternatives: requireAlternatives('call.alternatives', textOf(fields, 'alternatives')),
    priority: mode === 'append' ? 9999 : 1,
    agentPhone: agentPhone(dialer, textOf(fields, 'agent')),
    list: null,
    dueAt,
  };
}

export const dialerTask: Operation = {
  name: 'DialerTask',
  path: 'Dialers/DialerTask',
  required: ['call'],
  run(world, form): Reply {
    const fields = parseJsonObject('call', field(form, 'call'), world.settings.malformedJson);
    requireKeys('call', fields, KEYS);
    const mode = modeOf(fields);
    const contact = contactOf(world, fields, mode);
    if (mode !== 'manual') world.accept(contact);
    else if (!world.acceptManual(contact)) throw denied('lines', 'no line is free');
    return ONE;
  },
};
