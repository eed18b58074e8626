import type { Reply } from '../../http/reply.js';
import { doneReply } from '../envelope.js';
import { denied } from '../refusal.js';
import { ringTwice, type Step } from '../two-step-call.js';
import { requireNumber, value, type Action } from './action.js';

const OUTGOING = { en: 'Outgoing', tr: 'Giden' } as const;

/** The extension rings first; the destination rings once it has answered. */
export const callNumber: Action = {
  name: 'callnumber',
  required: ['number', 'internal'],
  optional: [],
  run(pbx, query): Reply {
    const number = requireNumber(query, 'number');
    const internal = value(query, 'internal');
    const extension = pbx.fixture.extensions.find(({ username }) => username === internal);
    if (extension === undefined)
      throw denied('internal.unknown', `there is no extension "${internal}"`, '05');
    if (!extension.regstatus.startsWith('OK'))
      throw denied('internal.unregistered', `${internal} is not registered`);
    const about = {
      operation: 'callnumber',
      src: internal,
      dp: null,
      uf: null,
      calltype: OUTGOING[pbx.settings.language],
    } as const;
    const steps: [Step, Step] = [
      { ...about, number: internal, outcome: pbx.settings.extensionAnswers ? 'answered' : 'no_answer' },
      { ...about, number },
    ];
    const ringing = ringTwice(pbx, steps, ({ first, second, note }) => {
      const facts = {
        operation: 'callnumber',
        src: internal,
        dst: number,
        userfield: '',
        fromMs: first.ringAt,
      };
      note('both', pbx.cdr.write(second ?? first, facts));
    });
    if (ringing === null) throw denied('lines', 'no line is free', '18');
    return doneReply(pbx.settings);
  },
};
