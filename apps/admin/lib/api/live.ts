import { type HangUpAnswer, hangUpAnswer } from '@callspool/contracts';
import { send } from './request';

/** Every connection and its snapshots: all first, then what changed. */
export const LIVE_EVENTS = '/live/events';

/** Cuts a call, whoever placed it. */
export const hangUp = (connectionId: string, channel: string): Promise<HangUpAnswer> =>
  send(hangUpAnswer, 'POST', `/connections/${connectionId}/active-calls/hang-up`, { channel });
