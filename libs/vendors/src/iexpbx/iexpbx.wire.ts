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

/** The samples are an array of one object, the vendor's own programs read a bare object: both are met (page, "Result Example"). */
function envelopeOf(text: string): { envelope: JsonObject; drift: string[] } | null {
  const value = parseJson(text);
  const first = Array.isArray(value) ? (value as readonly Json[])[0] : value;
  if (!isJsonObject(first)) return null;
  const isLonger = Array.isArray(value) && value.length > 1;
  return { envelope: first, drift: isLonger ? ['more than one envelope'] : [] };
}

/** The vendor's C# sample compares text, the others a boolean. */
function successOf(envelope: JsonObject): boolean | null {
  const { success } = envelope;
  if (success === true || (typeof success === 'string' && /^true$/i.test(success))) return true;
  if (success === false || (typeof success === 'string' && /^false$/i.test(success))) return false;
  return null;
}

/** The answer to a list action. An empty array, null, text or HTML never means "no data". */
export function decodeEnvelope(text: string): IexpbxEnvelope {
  const found = envelopeOf(text);
  if (found === null) return unreadable('no envelope');
  const { envelope, drift } = found;
  const success = successOf(envelope);
  if (success === null) return unreadable('an envelope without success');
  if (!success) return { kind: 'failure' };
  const count = readDecimal(envelope['count']);
  const data = envelope['data'];
  if (data === undefined || data === null) {
    return count === 0 ? { kind: 'list', list: { rows: [], drift } } : unreadable('an envelope without data');
  }
  if (!Array.isArray(data)) return unreadable('data that is no list');
  const items = data as readonly Json[];
  if (!items.every((item) => isJsonObject(item))) return unreadable('data with rows that are no objects');
  if (count !== items.length) drift.push(`count ${count ?? 'is missing'}, but ${items.length} rows`);
  return { kind: 'list', list: { rows: items, drift } };
}

/**
 * The answer to an action that places or cuts calls. Its body is undocumented; the list envelope is this API's only known way
 * to say yes or no, so `success` decides. A "no" is taken as given before acting: a PBX that had rung would not call it a
 * failure of the request. Empty bodies, two-digit codes of the sister product, text and HTML tell nothing, unless the
 * operator has listed the body as this installation's yes.
 */
export function decodeAction(text: string, acceptedBodies: readonly string[]): 'accepted' | 'refused' | null {
  if (acceptedBodies.some((body) => body.trim() === text.trim())) return 'accepted';
  const found = envelopeOf(text);
  const success = found === null ? null : successOf(found.envelope);
  if (success === null) return null;
  return success ? 'accepted' : 'refused';
}

const fields = (names: string): ReadonlySet<string> => new Set(names.split(' '));

export const CDR_FIELDS = fields('id calldate calltype src dst duration disposition queue record userfield');
export const ACTIVE_CALL_FIELDS = fields('channel duration calltype callinfo src dst');
export const USER_FIELDS = fields('username name regstatus');
export const QUEUE_FIELDS = fields('queuenumber name internal');
