import { isJsonObject, parseJson, type Json, type JsonObject } from '../core/json.js';
import { textField } from '../core/read-field.js';
import { correlationIdIn, decodePairs } from './ucontact-data.mapper.js';

export type PortalAction = 'call' | 'callWithPhone' | 'hangup' | 'tag' | 'CTI' | 'respool' | 'schedule';

export interface PortalAddress {
  readonly pageOrigin: string;
  readonly portalOrigin: string;
  readonly windowName: string;
}

/** A message as Porthole 1.0.0, which the page's samples load, puts it on the wire: the text of an envelope (programs). */
export const encodePortalMessage = (
  action: PortalAction,
  fields: Readonly<Record<string, unknown>>,
  { pageOrigin, portalOrigin, windowName }: PortalAddress,
): string =>
  JSON.stringify({
    data: { action, ...fields },
    sourceOrigin: pageOrigin,
    targetOrigin: portalOrigin,
    sourceWindowName: windowName,
    // Empty for the outermost window, as with the samples' one argument.
    targetWindowName: '',
  });

/** What the portal said, or `null` for messages that are none of Porthole's. */
export function decodePortalMessage(message: unknown): JsonObject | null {
  if (typeof message !== 'string') return null;
  const envelope = parseJson(message);
  const data = isJsonObject(envelope) ? envelope['data'] : undefined;
  return isJsonObject(data) ? data : null;
}

/** The id of a call: a guid on the page, though its comment says "uniqueid". `null` for anything that cannot be one. */
export function decodePortalGuid(guid: Json | undefined): string | null {
  return typeof guid === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]{3,63}$/.test(guid) ? guid : null;
}

/** The record of the call in progress. Its keys are those that programs in the portal read; `raw` holds all. */
export interface UcontactCti {
  readonly guid: string;
  readonly campaign: string;
  /** The customer's number. */
  readonly number: string;
  readonly data: ReadonlyMap<string, string>;
  readonly correlationId: string | null;
  readonly raw: JsonObject;
}

/** `null` without a call; `undefined` for what is no CTI record. */
export function decodeCti(cti: Json | undefined): UcontactCti | null | undefined {
  if (cti === null || cti === '') return null;
  const raw = typeof cti === 'string' ? parseJson(cti) : cti;
  if (raw === null) return null;
  if (!isJsonObject(raw)) return undefined;
  const guid = textField(raw, 'Guid');
  if (guid === '') return undefined;
  const values = textField(raw, 'ParAndValues');
  return {
    guid,
    campaign: textField(raw, 'Campaign'),
    number: textField(raw, 'Callerid'),
    data: decodePairs(values),
    correlationId: correlationIdIn(values),
    raw,
  };
}
