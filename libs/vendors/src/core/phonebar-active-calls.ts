import type { ActiveCallSnapshot } from './capabilities.js';
import type { PhonebarCall } from './phonebar.js';

/**
 * A phonebar's call among those of the other vendors. It knows the other party alone: who calls stands in `source`, who is called
 * in `destination`, and where the direction is not told, the number stands in `source` and there is no `typeText`.
 */
export function toActiveCall(call: PhonebarCall): ActiveCallSnapshot {
  const { handle, number, state, stateText, isIncoming, durationSeconds, queue, raw } = call;
  return {
    channel: handle,
    source: isIncoming === false ? '' : number,
    destination: isIncoming === false ? number : '',
    durationSeconds,
    ...(queue !== undefined && { queue }),
    typeText: isIncoming === null ? '' : isIncoming ? 'incoming' : 'outgoing',
    stateText: state === 'unknown' ? stateText : state,
    raw,
  };
}

/** Calls that are over, or that were none, may be listed for a moment. */
export const isUnderWay = ({ state }: PhonebarCall): boolean => state !== 'ended' && state !== 'idle';
