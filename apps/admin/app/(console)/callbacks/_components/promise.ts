import type { CallbackView, ContactView } from '@callspool/contracts';
import { momentOfWallTime, wallTimeOf } from '../../../../lib/format/wall-time';

export type AgentKind = 'anybody' | 'ours' | 'vendor';

/** What was promised, as the fields hold it: a day and a time on the clock of a zone. */
export interface PromiseValues {
  readonly number: string | null;
  readonly day: string;
  readonly time: string;
  readonly timeZone: string;
  readonly agentKind: AgentKind;
  readonly agentUserId: string | null;
  readonly agent: string;
  readonly note: string;
}

/** The moment meant; null when the fields are not full, or the clock skips that time. */
export const momentOf = ({ day, time, timeZone }: PromiseValues): Date | null =>
  day === '' || time === '' ? null : momentOfWallTime(`${day}T${time}`, timeZone);

export const isSkipped = (values: PromiseValues): boolean =>
  values.day !== '' && values.time !== '' && momentOf(values) === null;

/** For a contact: its first number, on the clock of that number, two hours from now to the half hour. */
export function firstPromise(contact: ContactView, viewerZone: string, now: number): PromiseValues {
  const [number] = contact.numbers;
  const timeZone = contact.timeZone ?? number?.zones[0] ?? viewerZone;
  const HALF_HOUR_MS = 1_800_000;
  const at = new Date(Math.ceil((now + 4 * HALF_HOUR_MS) / HALF_HOUR_MS) * HALF_HOUR_MS);
  return {
    number: number?.number ?? null,
    ...fieldsOf(at, timeZone),
    timeZone,
    agentKind: 'anybody',
    agentUserId: null,
    agent: '',
    note: '',
  };
}

export const promiseOf = (callback: CallbackView): PromiseValues => ({
  number: callback.number,
  ...fieldsOf(new Date(callback.dueAt), callback.timeZone),
  timeZone: callback.timeZone,
  agentKind: callback.agentUserId !== null ? 'ours' : callback.agent !== null ? 'vendor' : 'anybody',
  agentUserId: callback.agentUserId,
  agent: callback.agent ?? '',
  note: callback.note,
});

/** Who is to call, as a request takes it: one of both, or neither. */
export const agentOf = ({ agentKind, agent, agentUserId }: PromiseValues) => ({
  agent: agentKind === 'vendor' && agent.trim() !== '' ? agent.trim() : null,
  agentUserId: agentKind === 'ours' ? agentUserId : null,
});

function fieldsOf(at: Date, timeZone: string): { day: string; time: string } {
  const [day = '', time = ''] = wallTimeOf(at, timeZone).split('T');
  return { day, time };
}
