import type { QueueSnapshot } from '../core/capabilities.js';
import type { JsonObject } from '../core/json.js';
import type { PhonebarCall, PhonebarState } from '../core/phonebar.js';
import { digitsOf } from '../core/phonebar-originate.js';
import { firstText, readDecimal, textField, unknownFields } from '../core/read-field.js';

const FIELDS: ReadonlySet<string> = new Set(
  'extension queue calldata channel event uniqueid status duration codec'.split(' '),
);

/** Only ACTIVE is on the page; the others are the words of the sister product's table (inferred). */
const STATES: Readonly<Record<string, PhonebarState>> = {
  ACTIVE: 'talking',
  CONNECTING: 'dialling',
  ALERTING: 'ringing',
  INCOMING: 'incoming',
  HOLDING: 'held',
  RELEASED: 'ended',
  TERMINATED: 'ended',
  IDLE: 'idle',
  NULL: 'idle',
};

/** `extension` is the other party's number (inferred from the sample), and the only handle there is: `uniqueid` comes empty (page). */
export function toCall(
  row: JsonObject,
): { readonly call: PhonebarCall; readonly drift: readonly string[] } | string {
  const number = textField(row, 'extension').trim();
  if (number === '') return 'a call without its number';
  const word = textField(row, 'status').trim();
  const state = Object.hasOwn(STATES, word.toUpperCase()) ? STATES[word.toUpperCase()] : undefined;
  const queue = textField(row, 'queue').trim();
  const call: PhonebarCall = {
    handle: number,
    number,
    state: state ?? 'unknown',
    stateText: word,
    // ALERTING may be either: the word is the sister product's for a number that is called, and means ringing (inferred).
    isIncoming: state === 'incoming' ? true : state === 'dialling' ? false : null,
    durationSeconds: readDecimal(row['duration']),
    ...(queue !== '' && { queue }),
    raw: row,
  };
  const drift = unknownFields(row, FIELDS);
  return { call, drift: state === undefined ? [...drift, `unknown status ${word.slice(0, 40)}`] : drift };
}

/**
 * Calls to `number` that were not there before. Without ids a call is the same when it has the number and has not become shorter
 * (inferred); one that rings for us is none that we dialled.
 */
export function newCallsTo(
  number: string,
  before: readonly PhonebarCall[],
  after: readonly PhonebarCall[],
): readonly PhonebarCall[] {
  const old = before.filter((call) => digitsOf(call.number) === digitsOf(number));
  return after.filter((call) => {
    if (digitsOf(call.number) !== digitsOf(number) || call.isIncoming === true) return false;
    const same = old.findIndex((each) => (each.durationSeconds ?? 0) <= (call.durationSeconds ?? 0));
    if (same === -1) return true;
    old.splice(same, 1);
    return false;
  });
}

/** One of the agent's queues; `null` without a name. No document names a field of these rows: `queue` is what a call's row calls it (inferred). */
export function toQueue(row: JsonObject): QueueSnapshot | null {
  const name = firstText(row, 'queue', 'name').trim();
  return name === '' ? null : { name, raw: row };
}
