import type { Reply } from '../../http/reply.js';
import { digitsOf } from '../../engine/outcomes.js';
import { doneReply } from '../envelope.js';
import type { Pbx } from '../pbx.js';
import { broken, denied } from '../refusal.js';
import type { DialPlan } from '../settings.js';
import { ringTwice, type FinishedPair, type Step } from '../two-step-call.js';
import { readUf, requireNumber, value, type Action } from './action.js';

interface Masked {
  readonly plan: DialPlan;
  readonly numbers: readonly [string, string];
  readonly userfield: string;
}

function writeRows(
  pbx: Pbx,
  { plan, numbers, userfield }: Masked,
  { first, second, note }: FinishedPair,
): void {
  const about = { operation: 'callback', userfield: pbx.settings.callbackUserfield ? userfield : '' };
  if (pbx.settings.callbackRows === 'one') {
    const facts = { ...about, src: numbers[0], dst: numbers[1], fromMs: first.ringAt };
    note('both', pbx.cdr.write(second ?? first, facts));
    return;
  }
  const row = { ...about, src: plan.callerId };
  note('first', pbx.cdr.write(first, { ...row, dst: numbers[0], fromMs: first.ringAt }));
  if (second === null) return;
  note('second', pbx.cdr.write(second, { ...row, dst: numbers[1], fromMs: second.ringAt }));
}

/** Number masking: joins two outside numbers, the first one first. Nothing to do with HTTP callbacks. */
export const callback: Action = {
  name: 'callback',
  required: ['number1', 'number2', 'dp'],
  optional: ['uf'],
  run(pbx, query, warn): Reply {
    const numbers = [requireNumber(query, 'number1'), requireNumber(query, 'number2')] as const;
    if (digitsOf(numbers[0]) === digitsOf(numbers[1]))
      throw broken('number2.equal', 'both numbers are the same', '09');
    const plan = pbx.fixture.dialPlans.find(({ name }) => name === value(query, 'dp'));
    if (plan === undefined) throw denied('dp.unknown', `there is no dial plan "${value(query, 'dp')}"`);
    const uf = readUf(pbx, query, warn);
    const about = {
      operation: 'callback',
      src: plan.callerId,
      dp: plan.name,
      uf,
      calltype: 'Callback',
    } as const;
    const { settings } = pbx;
    const isSure = settings.firstLegAnswers && settings.engine.outcomes[digitsOf(numbers[0])] === undefined;
    const steps: [Step, Step] = [
      { ...about, number: numbers[0], ...(isSure ? { outcome: 'answered' as const } : {}) },
      { ...about, number: numbers[1] },
    ];
    const ringing = ringTwice(pbx, steps, (pair) => {
      writeRows(pbx, { plan, numbers, userfield: uf ?? '' }, pair);
    });
    if (ringing === null) throw denied('lines', 'no line is free', '18');
    return doneReply(settings);
  },
};
