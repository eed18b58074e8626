import type { Bar, Session } from '../phonebar/bar.js';
import type { Row } from './envelope.js';
import type { XcallySettings } from './settings.js';

const CODEC = 'PCMU';

/** A row with the keys of the vendor's sample, in its order. Words other than ACTIVE are the Motion page's (inferred). */
export function callRow(bar: Bar, settings: XcallySettings, session: Session): Row {
  const uniqueid = settings.fillsUniqueid ? `${Math.floor(session.startedAt / 1000)}.${session.id}` : '';
  return {
    extension: session.number,
    queue: session.queue,
    calldata: '',
    channel: settings.fillsUniqueid ? `SIP/${settings.extension}-${session.id.padStart(8, '0')}` : '',
    event: '',
    uniqueid,
    status: session.state,
    duration: bar.secondsOf(session),
    codec: CODEC,
  };
}

/** Undocumented; the keys of a call, with how it ended. */
export function recentRow(bar: Bar, settings: XcallySettings, session: Session): Row {
  const { ringAt, endAt } = session.call;
  const duration = Math.max(0, Math.floor(((endAt ?? bar.timers.now()) - ringAt) / 1000));
  return { ...callRow(bar, settings, session), duration };
}

/** Undocumented. */
export const queueRows = ({ queues, paused }: XcallySettings): Row[] =>
  queues.map((queue) => ({ queue, status: paused ? 'PAUSED' : 'READY' }));

/** Undocumented. */
export const peerRow = ({ extension, loggedIn }: XcallySettings): Row => ({
  extension,
  status: loggedIn ? 'REGISTERED' : 'UNREGISTERED',
  codec: CODEC,
});
