import type { Reply } from '../../http/reply.js';
import { el } from '../../http/xml.js';
import { isQueueId } from '../directory.js';
import type { Queue } from '../fixture.js';
import type { Member } from '../queue-room.js';
import { broken, denied } from '../refusal.js';
import { from } from '../version.js';
import { optional, required, resultOf, type Parameter, type SopCall, type SopFunction } from './function.js';

/** The only place where id and name of a queue meet. */
export const dbGetQueueInfo: SopFunction = {
  name: 'dbGetQueueInfo',
  forms: ['php'],
  parameters: [],
  run: (call) =>
    call.xml(
      el(
        'Queues',
        ...call.sop.directory.queues.map(({ id, name }) => el('Queue', el('Id', id), el('Name', name))),
      ),
    ),
};

/** Queues asked for by name, or all; an id in place of the name finds none. */
function askedQueues(call: SopCall): Queue[] {
  const { queues } = call.sop.directory;
  if (!call.query.has('queue')) return [...queues];
  const name = call.value('queue');
  if (isQueueId(name)) call.warn('queue.id', `queue is the id "${name}", not a name`);
  return queues.filter((queue) => queue.name === name);
}

/** The same root as dbGetQueueInfo with other children. */
export const ccGetQueueStatus: SopFunction = {
  name: 'ccGetQueueStatus',
  forms: ['php'],
  parameters: optional('queue'),
  run: (call) =>
    call.xml(
      el(
        'Queues',
        ...askedQueues(call).map(({ name }) =>
          el('Queue', el('Name', name), el('Calls', String(call.sop.queues.waitingIn(name)))),
        ),
      ),
    ),
};

export const ccGetQueueMembers: SopFunction = {
  name: 'ccGetQueueMembers',
  forms: ['php'],
  parameters: optional('queue', 'phone'),
  run(call) {
    const { queues, directory } = call.sop;
    const phone = call.query.has('phone') ? call.phoneId('phone') : null;
    const names = askedQueues(call).map(({ name }) => name);
    const members = queues
      .list()
      .filter((one) => names.includes(one.queue) && (phone === null || one.phone === phone))
      .map((one) => {
        const owner = directory.ownerOf(one.phone)?.entry;
        return el(
          'Member',
          el('Name', owner === undefined ? '' : `${owner.fn} ${owner.ln}`),
          el('Ext', owner?.ext ?? ''),
          el('Phone', one.phone),
          el('Queue', one.queue),
          el('Status', String(queues.statusOf(one.phone))),
          el('Membership', one.membership),
          el('Paused', one.isPaused ? '1' : '0'),
        );
      });
    return call.xml(el('Members', ...members));
  },
};

function queueOf(call: SopCall, parameter = 'queue'): string {
  const name = call.value(parameter);
  if (isQueueId(name)) throw broken(`${parameter}.id`, `${parameter} is the id "${name}", not a name`);
  if (call.sop.directory.queue(name) === undefined)
    throw denied(`${parameter}.unknown`, `there is no queue "${name}"`);
  return name;
}

function removable(call: SopCall, queue: string, phone: string): Member {
  const member = call.sop.queues.find(queue, phone);
  if (member === undefined) throw denied('member.unknown', `${phone} is no member of ${queue}`);
  if (member.membership === 'static') throw denied('member.static', `${phone} belongs to ${queue} for good`);
  return member;
}

const MEMBER: Parameter[] = required('queue', 'phone');
const added = resultOf('ccQueueAdd');
const removed = resultOf('ccQueueRemove');

/** "API module version 4.2.x and lower does not accept requests", except from the SOP itself. */
export const ccQueueAdd: SopFunction = {
  name: 'ccQueueAdd',
  forms: ['php'],
  gate: from('4.3.0', 'refused'),
  parameters: MEMBER,
  failure: added,
  run(call) {
    const [queue, phone] = [queueOf(call), call.phone()];
    call.sop.queues.add(queue, phone);
    return added(call, 0);
  },
};

export const ccQueueRemove: SopFunction = {
  name: 'ccQueueRemove',
  forms: ['php'],
  gate: from('4.3.0', 'refused'),
  parameters: MEMBER,
  failure: removed,
  run(call) {
    const [queue, phone] = [queueOf(call), call.phone()];
    call.sop.queues.remove(removable(call, queue, phone));
    return removed(call, 0);
  },
};

/** No body is printed; `Result` is an analogy. */
const fusionReply = (call: SopCall, code: number): Reply =>
  call.sop.settings.fusionQueuesReply === 'empty' && code === 0 ? call.text('') : call.json({ Result: code });

/** The parameter is called `queues`; whether it may be a list is not said. */
function fusionQueueOf(call: SopCall): string {
  if (/[,|;]/.test(call.value('queues'))) throw broken('queues.list', 'send one queue a request');
  return queueOf(call, 'queues');
}

export const fusionQueuesSet: SopFunction = {
  name: 'fusionQueuesSet',
  forms: ['json'],
  gate: from('5.16.0', 'refused'),
  parameters: required('queues', 'phone'),
  failure: fusionReply,
  run(call) {
    const { queues, settings } = call.sop;
    const [queue, phone] = [fusionQueueOf(call), call.phone()];
    if (settings.fusionQueuesSetReplaces)
      for (const member of queues.membersOf(phone))
        if (member.membership === 'dynamic') queues.remove(member);
    queues.add(queue, phone);
    return fusionReply(call, 0);
  },
};

export const fusionQueuesRemove: SopFunction = {
  name: 'fusionQueuesRemove',
  forms: ['json'],
  gate: from('5.16.0', 'refused'),
  parameters: required('queues', 'phone'),
  failure: fusionReply,
  run(call) {
    const [queue, phone] = [fusionQueueOf(call), call.phone()];
    call.sop.queues.remove(removable(call, queue, phone));
    return fusionReply(call, 0);
  },
};

/** No result code: the state is echoed, asked for in words and answered in digits. */
export const ccQueuePause: SopFunction = {
  name: 'ccQueuePause',
  forms: ['php'],
  gate: from('4.0.0'),
  parameters: required('queue', 'phone', 'paused'),
  run(call) {
    const isPaused = call.flag('paused');
    const [queue, phone] = [queueOf(call), call.phone()];
    const member = call.sop.queues.find(queue, phone);
    if (member === undefined) throw denied('member.unknown', `${phone} is no member of ${queue}`);
    call.sop.queues.pause(member, isPaused);
    return call.xml(el('ccQueuePauseResult', el('Paused', isPaused ? '1' : '0'), el('Queue', queue)));
  },
};

const pauseAll = resultOf('PauseAll');

/** The codes are upside down: 0 and 2 are failures (pause, unpause), 1 and 3 successes. */
export const ccQueuePauseAll: SopFunction = {
  name: 'ccQueuePauseAll',
  forms: ['php'],
  gate: from('4.0.0'),
  parameters: required('phone', 'paused'),
  failure: (call) => pauseAll(call, call.value('paused') === 'false' ? 2 : 0),
  run(call) {
    const isPaused = call.flag('paused');
    const members = call.sop.queues.membersOf(call.phone());
    if (members.length === 0) throw denied('member.unknown', `${call.value('phone')} is in no queue`);
    for (const member of members) call.sop.queues.pause(member, isPaused);
    return pauseAll(call, isPaused ? 1 : 3);
  },
};
