import { isJsonObject, parseJson, type Json, type JsonObject } from '../core/json.js';

/** The answer "1", with white space around it or as a JSON string, which published callers meet too. */
export const isOne = (text: string): boolean => /^\s*("1"|1)\s*$/.test(text);

/** The answer "0": uContact's only way to say no, always without a reason. */
export const isZero = (text: string): boolean => /^\s*("0"|0)\s*$/.test(text);

export type LoginAnswer = { readonly token: string } | { readonly refused: true } | null;

/** Tokens are base64 of `user:uuid`; anything that could not stand in a header is no token. */
const isToken = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z0-9+/=_.:-]{2,1024}$/.test(value);

/**
 * `auth/getUserToken`: the token as a JSON string, or 0. `null` when it is neither. Without the quotes it is taken for one only
 * if it is base64 of `user:…`, which no message is by chance.
 */
export function decodeUserToken(text: string): LoginAnswer {
  if (isZero(text)) return { refused: true };
  const value = parseJson(text);
  if (isToken(value)) return { token: value };
  const bare = text.trim();
  return isToken(bare) && isCredential(bare) ? { token: bare } : null;
}

function isCredential(token: string): boolean {
  if (token.length % 4 !== 0 || !/^[A-Za-z0-9+/]{8,}={0,2}$/.test(token)) return false;
  return /^[\x21-\x7e]+:[\x21-\x7e]+$/.test(atob(token));
}

/** `auth/UserLogin`: an array whose third item is the token, or a phone whose `md5secret` is the token; or 0. */
export function decodeUserLogin(text: string): LoginAnswer {
  if (isZero(text)) return { refused: true };
  const value = parseJson(text);
  if (!Array.isArray(value)) return null;
  const third = (value as readonly Json[])[2];
  if (isToken(third)) return { token: third };
  if (isJsonObject(third) && isToken(third['md5secret'])) return { token: third['md5secret'] };
  return null;
}

export interface DialerTask {
  readonly calldate: string | null;
  readonly campaign: string;
  readonly destination: string;
  readonly alternatives: string;
  readonly agent: string;
  readonly data: string;
  readonly source: string;
  readonly bulk: boolean;
  readonly automatic: boolean;
}

export interface BlackEntry {
  readonly phone: string;
  readonly campaign: string;
  readonly username: string;
  readonly company: string;
  readonly job_title: string;
  readonly name: string;
}

/** `Cdr/getrecords`: the two dates are needed, everything else narrows. */
export interface RecordsFilter {
  readonly calldatei: string;
  readonly calldatef: string;
  readonly agent?: string;
  readonly campaign?: string;
  readonly source?: string;
  readonly destination?: string;
  /** Tag of the call. */
  readonly data?: string;
  /** Hour range; its form is not documented. */
  readonly range?: string;
  readonly rating?: string;
  readonly mindur?: string;
  readonly exclude?: string;
  readonly cont?: string;
}

/** Every key must be present, unused ones empty; `type` is always "record". */
export const recordsFilter = (filter: RecordsFilter) => ({
  agent: '',
  campaign: '',
  source: '',
  destination: '',
  data: '',
  range: '',
  rating: '',
  mindur: '',
  exclude: '',
  cont: '',
  ...filter,
  type: 'record',
});

/** Rows of a list answer; `null` when the answer is no array of objects. */
export function decodeRows(text: string): readonly JsonObject[] | null {
  const value = parseJson(text);
  if (!Array.isArray(value)) return null;
  const rows = value as readonly Json[];
  return rows.every((row) => isJsonObject(row)) ? rows : null;
}

/** An item of `Supervisor/queuesummary`: a queue, or the last element with its bookkeeping alone (page). */
export const isQueueOrEnd = (row: JsonObject): boolean =>
  (typeof row['queue'] === 'string' && row['queue'] !== '') ||
  Object.keys(row).every((name) => name === 'internalActionId' || name === 'dateReceived');

/** `Supervisor/campaignstatus`: an object keyed by campaign; `null` when it is not. */
export function decodeKeyed(text: string): JsonObject | null {
  const value = parseJson(text);
  return isJsonObject(value) ? value : null;
}

/** The columns of the call record table that published programs know. Others are reported as drift. */
export const RECORD_COLUMNS: ReadonlySet<string> = new Set(
  (
    'id calldate finishtime clid src dst dcontext channel dstchannel lastapp lastdata duration billsec disposition amaflags ' +
    'accountcode userfield uniqueid linkedid sequence type causecode carrier guid campaign direction peeraccount ' +
    'charged_balance real_balance rating quality note contact dialerbase parandvalues alternatives'
  ).split(' '),
);

export const QUEUE_FIELDS: ReadonlySet<string> = new Set(
  'queue loggedIn available callers holdTime talkTime longestHoldTime internalActionId dateReceived'.split(
    ' ',
  ),
);

export const CAMPAIGN_FIELDS: ReadonlySet<string> = new Set(
  (
    'campaign availables notavailables paused busy busypaused totalagents logged onwrapup completed abandoned talked hold ' +
    'abandonedlevel totalcalls acd servicelevel servicelevel2 strategy slevelthreshold wrapup'
  ).split(' '),
);
