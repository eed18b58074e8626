import {
  type ChangeMemberRequest,
  type HangUpAnswer,
  hangUpAnswer,
  type PauseMemberRequest,
} from '@callspool/contracts';
import { send, sendOnly } from './request';

/** Every connection and its snapshots: all first, then what changed. */
export const LIVE_EVENTS = '/live/events';

/** Cuts a call, whoever placed it. */
export const hangUp = (connectionId: string, channel: string): Promise<HangUpAnswer> =>
  send(hangUpAnswer, 'POST', `/connections/${connectionId}/active-calls/hang-up`, { channel });

/** Each resolves once the vendor shows the change. */
export const addMember = (connectionId: string, member: ChangeMemberRequest): Promise<void> =>
  sendOnly('POST', `/connections/${connectionId}/members/add`, member);
export const removeMember = (connectionId: string, member: ChangeMemberRequest): Promise<void> =>
  sendOnly('POST', `/connections/${connectionId}/members/remove`, member);
export const pauseMember = (connectionId: string, member: PauseMemberRequest): Promise<void> =>
  sendOnly('POST', `/connections/${connectionId}/members/pause`, member);
