import type { Call } from '../engine/call-engine.js';

/** One leg of a call, as `ccGetChannels` shows it. */
export interface Channel {
  /** `SIP/<phone>-<hex>`, or the trunk's; a Local channel takes another one when it is optimised away. */
  id: string;
  readonly call: Call;
  /** Phone of the SOP it belongs to; null outside. */
  readonly phone: string | null;
  /** Whether this leg began the call; the guide shows no seconds for such a leg. */
  readonly isOriginating: boolean;
  readonly callerName: string;
  readonly callerNumber: string;
  /** The other leg, ringing or talking. Both end together. */
  partner: Channel | null;
  /** A queue or a park slot has answered in place of somebody. */
  isAnsweredBySop: boolean;
  slot: string | null;
  isHeld: boolean;
  recordsTo: string | null;
  readonly variables: Map<string, string>;
  /** Run once when the channel is gone. */
  readonly whenGone: (() => void)[];
}

export const isUp = ({ call, isAnsweredBySop }: Channel): boolean =>
  call.endAt === null && (call.answerAt !== null || isAnsweredBySop);

/** Asterisk's words; the guide prints `Up` only. */
export function stateOf(channel: Channel): string {
  if (isUp(channel)) return 'Up';
  return channel.isOriginating ? 'Ring' : 'Ringing';
}

/** The peer as shown: only two legs that talk are linked. */
export const linkOf = (channel: Channel): string =>
  channel.partner !== null && isUp(channel) && isUp(channel.partner) ? channel.partner.id : '';
