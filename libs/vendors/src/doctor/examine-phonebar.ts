import type { Phonebar } from '../core/phonebar.js';
import type { ExamineTime } from './examined.js';
import type { Check } from './report.js';
import { readCheck, untried } from './run-check.js';

/** Tries what a phonebar has, by reads alone. */
export async function examinePhonebar({ capabilities: has }: Phonebar, time: ExamineTime): Promise<Check[]> {
  const rows = (name: string, capability: (typeof has)['queues']): Promise<Check> =>
    readCheck(name, capability, async (it) => `${(await it.readRows()).items.length} rows`, time);
  return [
    await readCheck(
      'calls',
      has.callLister,
      async (it) => `${(await it.listCalls()).items.length} calls`,
      time,
    ),
    await rows('recent calls', has.recentCalls),
    await rows('queues', has.queues),
    await rows('SIP peer', has.peer),
    untried('originate', has.dialer),
    untried('hang up', has.hanger),
    untried('answer, hold, transfer', has.inCall),
    untried('consult', has.consulter),
    untried('join two calls', has.callJoiner),
    untried('conference', has.conferencer),
    untried('pause the agent', has.pauser),
  ];
}
