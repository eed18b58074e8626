import { json, type Reply } from '../http/reply.js';
import type { Bar, Session, SessionState } from '../phonebar/bar.js';
import type { MotionSettings } from './settings.js';

/** The vendor's table "Call status Id". */
const STATE_IDS: Readonly<Record<SessionState, number>> = {
  CONNECTING: 2,
  ALERTING: 4,
  ACTIVE: 8,
  RELEASED: 16,
  INCOMING: 32,
  HOLDING: 64,
  TERMINATED: 128,
};

/** The keys are those one public program reads; the vendor's page prints no answer at all. */
function written(bar: Bar, settings: MotionSettings, session: Session): object {
  const call = {
    sessionId: settings.numericSessionIds ? Number(session.id) : session.id,
    callingNumber: session.number,
    duration: bar.secondsOf(session),
    stateId: STATE_IDS[session.state],
    incoming: session.isIncoming,
  };
  return Object.fromEntries(Object.entries(call).filter(([key]) => !settings.missingFields.includes(key)));
}

export function callList(bar: Bar, settings: MotionSettings): Reply {
  const calls = bar.sessions().map((session) => written(bar, settings, session));
  if (calls.length === 0 && settings.idleList === 'noContent') return { ...json(''), status: 204 };
  return json(JSON.stringify(settings.listForm === 'array' ? calls : { [settings.listForm]: calls }));
}
