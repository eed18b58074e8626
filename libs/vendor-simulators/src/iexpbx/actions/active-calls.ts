import type { Reply } from '../../http/reply.js';
import { doneReply, listReply } from '../envelope.js';
import type { ActiveCall, Pbx } from '../pbx.js';
import { denied } from '../refusal.js';
import { value, type Action } from './action.js';

const STATE_WORDS = {
  en: { ringing: 'Ringing', talking: 'Talking' },
  tr: { ringing: 'Çalıyor', talking: 'Konuşuyor' },
} as const;

const two = (part: number): string => String(part).padStart(2, '0');

function written(pbx: Pbx, { channel, call, leg }: ActiveCall) {
  const seconds = Math.max(0, Math.floor((pbx.timers.now() - call.ringAt) / 1000));
  const words = STATE_WORDS[pbx.settings.language];
  return {
    channel,
    duration: `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`,
    calltype: leg.calltype,
    callinfo: call.answerAt === null ? words.ringing : words.talking,
    src: leg.src,
    dst: leg.number,
  };
}

export const activeCalls: Action = {
  name: 'activecalls',
  required: [],
  optional: [],
  run: (pbx): Reply =>
    listReply(
      pbx.settings,
      pbx.activeCalls().map((active) => written(pbx, active)),
    ),
};

export const hangupCall: Action = {
  name: 'hangupcall',
  required: ['channel'],
  optional: [],
  run(pbx, query): Reply {
    const wanted = value(query, 'channel');
    const active = pbx.activeCalls().find(({ channel }) => channel === wanted);
    if (active === undefined) throw denied('channel.unknown', `no call on channel "${wanted}"`, '02');
    pbx.engine.hangUp(active.call);
    return doneReply(pbx.settings);
  },
};
