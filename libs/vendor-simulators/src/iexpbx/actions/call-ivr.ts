import type { Reply } from '../../http/reply.js';
import { announcementProblem, playedItems } from '../announcements.js';
import { doneReply } from '../envelope.js';
import { broken, denied } from '../refusal.js';
import { readUf, requireNumber, value, type Action } from './action.js';

export const callIvr: Action = {
  name: 'callivr',
  required: ['number', 'dp', 'dest'],
  optional: ['uf', 'file'],
  run(pbx, query, warn): Reply {
    const number = requireNumber(query, 'number');
    const plan = pbx.fixture.dialPlans.find(({ name }) => name === value(query, 'dp'));
    if (plan === undefined) throw denied('dp.unknown', `there is no dial plan "${value(query, 'dp')}"`);
    const dest = value(query, 'dest');
    if (!pbx.fixture.ivrs.includes(dest)) throw denied('dest.unknown', `there is no IVR "${dest}"`);
    const uf = readUf(pbx, query, warn);
    const file = query.get('file');
    const problem = file === undefined ? null : announcementProblem(file, pbx.fixture.announcements);
    if (problem !== null) throw broken('file', `file ${problem}`);
    const ringing = pbx.ring({
      operation: 'callivr',
      src: dest,
      number,
      dp: plan.name,
      uf,
      leg: 'only',
      calltype: `IVR(${dest})`,
      onAnswer: (_call, chanid) => pbx.playIvr(number, uf ?? '', chanid),
      onEnd: (call, cdrIds) => {
        const ids = pbx.cdr.write(call, {
          operation: 'callivr',
          src: dest,
          dst: number,
          userfield: uf ?? '',
          fromMs: call.ringAt,
        });
        cdrIds.push(...ids);
      },
    });
    if (ringing === null) throw denied('lines', 'no line is free', '18');
    pbx.announced.push(file === undefined ? [] : playedItems(file));
    return doneReply(pbx.settings);
  },
};
