import { text, type Reply } from '../../http/reply.js';
import { requireDialable, requireDialer } from '../fields.js';
import { broken, denied, ONE } from '../refusal.js';
import type { UcontactWorld } from '../world.js';
import type { Form } from '../form.js';
import { field, type Operation } from './operation.js';

const PARAMETERS = ['callerid', 'agent', 'phone', 'tech', 'context', 'outqueue', 'destination'] as const;

/** Two-step call: the agent first. Answers the guid of the call. */
export const agentCall: Operation = {
  name: 'AgentCall',
  path: 'Agents/AgentCall',
  required: PARAMETERS,
  run(world, form): Reply {
    for (const name of PARAMETERS) if (field(form, name) === '') throw broken(name, `${name} is empty`);
    const dialer = requireDialer(world.dialers, field(form, 'outqueue'));
    if (!dialer.name.endsWith('->')) throw broken('outqueue', `"${dialer.name}" is no outgoing campaign`);
    requireDialable('callerid', field(form, 'callerid'));
    requireDialable('destination', field(form, 'destination'));
    const { techs, agentContexts } = world.settings;
    if (!techs.includes(field(form, 'tech'))) throw denied('tech', `no technology "${field(form, 'tech')}"`);
    if (!agentContexts.includes(field(form, 'context')))
      throw denied('context', `no context "${field(form, 'context')}"`);
    const agent = world
      .agents()
      .find(({ name, phone }) => name === field(form, 'agent') && phone === field(form, 'phone'));
    if (agent === undefined) throw denied('agent.unknown', 'no agent of that name at that phone');
    if (world.callOfAgent(agent.phone) !== null) throw denied('agent.busy', `${agent.phone} is on a call`);
    const destination = field(form, 'destination');
    const guid = world.desk.call({ agent, dialer, callerId: field(form, 'callerid'), destination });
    if (guid === null) throw denied('lines', 'no line is free');
    return text(guid);
  },
};

function hangUp(world: UcontactWorld, form: Form, spelling: 'HungupPhone' | 'HangupPhone'): Reply {
  world.requireSpelling(spelling);
  const phone = field(form, 'phone');
  if (phone === '') throw broken('phone', 'phone is empty');
  const call = world.callOfAgent(phone);
  if (call === null) throw denied('phone.idle', `${phone} is unknown or idle`);
  world.engine.hangUp(call);
  return ONE;
}

/** The page's spelling. */
export const hungupPhone: Operation = {
  name: 'HungupPhone',
  path: 'Agents/HungupPhone',
  required: ['phone'],
  run: (world, form) => hangUp(world, form, 'HungupPhone'),
};

/** The spelling of the vendor's agent page. */
export const hangupPhone: Operation = {
  name: 'HangupPhone',
  path: 'Agents/HangupPhone',
  required: ['phone'],
  run: (world, form) => hangUp(world, form, 'HangupPhone'),
};
