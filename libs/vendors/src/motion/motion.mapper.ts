import type { JsonObject } from '../core/json.js';
import type { PhonebarCall, PhonebarState } from '../core/phonebar.js';
import { digitsOf } from '../core/phonebar-originate.js';
import { firstText, readDecimal, unknownFields } from '../core/read-field.js';

/** The table of the vendor's page. Each id is *the* status: 0 and 1 are states, so it is no bit mask. */
const STATES: Readonly<Record<number, PhonebarState>> = {
  0: 'idle',
  1: 'idle',
  2: 'dialling',
  4: 'ringing',
  8: 'talking',
  16: 'ended',
  32: 'incoming',
  64: 'held',
  128: 'ended',
};

/** Names that one public program knows (weak evidence), and their likely spellings (inferred). */
const FIELDS: ReadonlySet<string> = new Set(
  'sessionId session_id id callingNumber number phone duration stateId statusId status state incoming'.split(
    ' ',
  ),
);

function stateOf(text: string): { readonly state: PhonebarState; readonly drift: readonly string[] } {
  const id = /^\d{1,3}$/.test(text) ? Number(text) : null;
  const exact = id === null ? undefined : STATES[id];
  if (exact !== undefined) return { state: exact, drift: [] };
  const drift = [`unknown status ${text.slice(0, 40)}`];
  if (id === null || id > 255) return { state: 'unknown', drift };
  // A sum of known ids: the highest is taken (inferred), but never for saying that a call is over.
  const highest = STATES[2 ** Math.floor(Math.log2(id))] ?? 'unknown';
  return { state: highest === 'ended' || highest === 'idle' ? 'unknown' : highest, drift };
}

function incomingOf(row: JsonObject, state: PhonebarState): boolean | null {
  const found = row['incoming'];
  if (typeof found === 'boolean') return found;
  if (typeof found === 'string' && /^(true|false)$/i.test(found)) return found.toLowerCase() === 'true';
  if (state === 'incoming') return true;
  return state === 'dialling' || state === 'ringing' ? false : null;
}

/** The session id is opaque text, also where it comes as a number. Text says why a row is no call. */
export function toCall(
  row: JsonObject,
): { readonly call: PhonebarCall; readonly drift: readonly string[] } | string {
  const handle = firstText(row, 'sessionId', 'session_id', 'id');
  if (handle === '') return 'a call without a session id';
  const text = firstText(row, 'stateId', 'statusId', 'status', 'state');
  const { state, drift } = stateOf(text.trim());
  const call: PhonebarCall = {
    handle,
    number: firstText(row, 'callingNumber', 'number', 'phone'),
    state,
    stateText: text,
    isIncoming: incomingOf(row, state),
    durationSeconds: readDecimal(row['duration']),
    raw: row,
  };
  return { call, drift: [...unknownFields(row, FIELDS), ...drift] };
}

/** Sessions that were not there before, are not incoming, and have the number or none. */
export function newCallsTo(
  number: string,
  before: readonly PhonebarCall[],
  after: readonly PhonebarCall[],
): readonly PhonebarCall[] {
  const old = new Set(before.map((call) => call.handle));
  return after.filter(
    (call) =>
      !old.has(call.handle) &&
      call.isIncoming !== true &&
      (call.number === '' || digitsOf(call.number) === digitsOf(number)),
  );
}
