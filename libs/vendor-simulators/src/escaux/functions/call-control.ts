import { broken, denied } from '../refusal.js';
import { isAtLeast } from '../version.js';
import { optional, required, resultOf, type SopFunction } from './function.js';

const hangup = resultOf('ccHangupResult');
const redirect = resultOf('ccRedirectResult');
const hold = resultOf('ccHoldResult');
const park = resultOf('ccParkResult');
const joinPark = resultOf('ccJoinParkResult');
const ping = resultOf('ccPingResult');

/** Ends one leg; the other, with nobody left to talk to, ends as well. */
export const ccHangup: SopFunction = {
  name: 'ccHangup',
  forms: ['php'],
  parameters: required('channel_id'),
  failure: hangup,
  run(call) {
    call.sop.exchange.hangUp(call.channel());
    return hangup(call, 0);
  },
};

/** Sends a leg elsewhere; also takes back what is held or parked. The leg it talked to is dropped (inferred). */
export const ccRedirect: SopFunction = {
  name: 'ccRedirect',
  forms: ['php'],
  parameters: required('channel_id', 'to'),
  failure: redirect,
  run(call) {
    const { sop } = call;
    const channel = call.channel();
    const to = call.value('to');
    if (!/^[0-9*#+]+$/.test(to)) throw broken('to.format', `"${to}" is no number`);
    if (!sop.isReachable(to)) throw denied('to.unreachable', `${to} has no phone that rings`);
    if (!sop.exchange.engine.hasFreeLine) throw denied('lines', 'no line is free');
    sop.detach(channel);
    sop.connect(channel, to, { operation: 'ccRedirect', caller: null });
    return redirect(call, 0);
  },
};

/** Deprecated, and its answer is not printed. */
export const ccHold: SopFunction = {
  name: 'ccHold',
  forms: ['php'],
  isDeprecated: true,
  parameters: required('channel_id'),
  failure: hold,
  run(call) {
    call.channel().isHeld = true;
    return hold(call, 0);
  },
};

/** The slot is not in the answer: it comes as `evParked`. */
export const ccPark: SopFunction = {
  name: 'ccPark',
  forms: ['php'],
  parameters: [...required('channel_id'), ...optional('channel_id2')],
  failure: park,
  run(call) {
    const channel = call.channel();
    if (call.query.has('channel_id2') && !isAtLeast(call.sop.settings.ccParkVersion, '1.2')) {
      call.warn('channel_id2.version', 'channel_id2 came with ccPark 1.2');
      call.sop.park(channel, null);
      return park(call, 0);
    }
    const second = call.query.has('channel_id2') ? call.channel('channel_id2') : null;
    if (second === channel) throw broken('channel_id2.equal', 'both channels are the same');
    call.sop.park(channel, second);
    return park(call, 0);
  },
};

export const ccJoinPark: SopFunction = {
  name: 'ccJoinPark',
  forms: ['php'],
  parameters: required('channel_id', 'to'),
  failure: joinPark,
  run(call) {
    const { exchange } = call.sop;
    const channel = call.channel();
    const parked = call.sop.parked().find(({ slot }) => slot === call.value('to'));
    if (parked === undefined) throw denied('to.empty', `nothing is parked in ${call.value('to')}`);
    if (parked === channel) throw denied('channel_id.parked', 'the channel is the parked one');
    call.sop.detach(channel);
    call.sop.detach(parked);
    exchange.join(channel, parked);
    for (const one of [channel, parked]) exchange.engine.answer(one.call);
    return joinPark(call, 0);
  },
};

/** Answers over HTTP, which says nothing of the event socket; an `evPong` there does. */
export const ccPing: SopFunction = {
  name: 'ccPing',
  forms: ['php'],
  parameters: [],
  failure: ping,
  run(call) {
    call.sop.events.emit('evPong');
    return ping(call, 0);
  },
};
