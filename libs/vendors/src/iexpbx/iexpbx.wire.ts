import { isJsonObject, parseJson, type Json, type JsonObject } from '../core/json.js';
import { readDecimal } from '../core/read-field.js';

export interface IexpbxList {
  readonly rows: readonly JsonObject[];
  readonly drift: readonly string[];
}

export type IexpbxEnvelope =
  | { readonly kind: 'list'; readonly list: IexpbxList }
  | { readonly kind: 'failure' }
  | { readonly kind: 'unreadable'; readonly why: string };

const unreadable = (why: string): IexpbxEnvelope => ({ kind: 'unreadable', why });

/**
 * The samples are an array of one object, the vendor's own programs read a bare object: both are met (page, "Result Example").
 * Whatever comes beside that object, another one that says the contrary included, leaves nothing to rely on.
 */
function envelopeOf(text: string): JsonObject | null {
  const value = parseJson(text);
  if (!Array.isArray(value)) return isJsonObject(value) ? value : null;
  const [first, ...others] = value as readonly Json[];
  return isJsonObject(first) && others.length === 0 ? first : null;
}

/** No field for a message is known, so that one which is there and says something speaks against a success. */
const complains = (envelope: JsonObject): boolean =>
  Object.entries(envelope).some(
    ([name, value]) =>
      /^(errors?|exception|fault)$/i.test(name) &&
      value !== null &&
      value !== false &&
      value !== 0 &&
      value !== '' &&
      !(Array.isArray(value) && value.length === 0),
  );

/** The vendor's C# sample compares text, the others a boolean. */
function successOf(envelope: JsonObject): boolean | null {
  const { success } = envelope;
  if (success === true || (typeof success === 'string' && /^true$/i.test(success))) return true;
  if (success === false || (typeof success === 'string' && /^false$/i.test(success))) return false;
  return null;
}

/** The answer to a list action. An empty array, null, text or HTML never means "no data". */
export function decodeEnvelope(text: string): IexpbxEnvelope {
  const envelope = envelopeOf(text);
  if (envelope === null) return unreadable('not one envelope');
  const success = successOf(envelope);
  if (success === null) return unreadable('an envelope without success');
  if (!success) return { kind: 'failure' };
  if (complains(envelope)) return unreadable('a success with an error');
  const count = readDecimal(envelope['count']);
  const data = envelope['data'];
  if (data === undefined || data === null) {
    return count === 0
      ? { kind: 'list', list: { rows: [], drift: [] } }
      : unreadable('an envelope without data');
  }
  if (!Array.isArray(data)) return unreadable('data that is no list');
  const items = data as readonly Json[];
  if (!items.every((item) => isJsonObject(item))) return unreadable('data with rows that are no objects');
  // Rows that are there can be trusted; that there are none, only where nothing speaks of some.
  if (items.length === 0 && count !== null && count !== 0) return unreadable(`count ${count}, but no rows`);
  const drift = count === items.length ? [] : [`count ${count ?? 'is missing'}, but ${items.length} rows`];
  return { kind: 'list', list: { rows: items, drift } };
}

/**
 * The answer to an action that places or cuts calls. Its body is undocumented; the list envelope is this API's only known way
 * to say yes or no, so `success` decides. A "no" is taken as given before acting: a PBX that had rung would not call it a
 * failure of the request. Empty bodies, two-digit codes of the sister product, text and HTML tell nothing, unless the
 * operator has listed the body as this installation's yes.
 */
export function decodeAction(text: string, acceptedBodies: readonly string[]): 'accepted' | 'refused' | null {
  const body = text.trim();
  if (body !== '' && acceptedBodies.some((accepted) => accepted.trim() === body)) return 'accepted';
  const envelope = envelopeOf(text);
  const success = envelope === null ? null : successOf(envelope);
  if (envelope === null || success === null || (success && complains(envelope))) return null;
  return success ? 'accepted' : 'refused';
}

const fields = (names: string): ReadonlySet<string> => new Set(names.split(' '));

export const CDR_FIELDS = fields('id calldate calltype src dst duration disposition queue record userfield');
export const ACTIVE_CALL_FIELDS = fields('channel duration calltype callinfo src dst');
export const USER_FIELDS = fields('username name regstatus');
export const QUEUE_FIELDS = fields('queuenumber name internal');
