import { isJsonObject, parseJson, type Json, type JsonObject } from '../core/json.js';
import { childrenOf, xmlToJson } from '../core/xml.js';
import { decodeJsonList, decodeXmlList, readRows, rootNamed } from './escaux-list.wire.js';
import {
  fieldText,
  readRow,
  unreadable,
  value,
  type Drift,
  type Row,
  type Verdict,
} from './escaux-row.wire.js';

export type Form = 'xml' | 'json';

/**
 * Fields of both forms: only XML has `dep`, only JSON has `admin`, `context_*`, `outgoing_number` and `sop*` (guide). What a form
 * lacks reads as empty. XML also tells each user's pincode, unasked: it is dropped, because nothing here needs it.
 */
export const DIRECTORY_FIELDS = [
  'admin',
  'company',
  'context_id',
  'context_name',
  'dep',
  'dp',
  'email',
  'ext',
  'fax',
  'fn',
  'grp',
  'home',
  'ln',
  'login',
  'mobile',
  'office',
  'outgoing_number',
  'profile',
  'site',
  'sop1',
  'sop1_ip',
  'sop2',
  'sop2_ip',
  'source',
  'sp',
  'status',
] as const;

/** `parameters`: profile parameters, when they were asked for; some SOPs prefix their names with `P_` (guide). */
export type DirectoryEntry = Row<(typeof DIRECTORY_FIELDS)[number]> & {
  readonly parameters: Readonly<Record<string, string>>;
};

const withoutPincode = (row: JsonObject): JsonObject => {
  const { pincode: _secret, ...rest } = row;
  return rest;
};

export function decodeDirectory(
  text: string,
  form: Form,
  showsParameters: boolean,
  drift: Drift,
): Verdict<readonly DirectoryEntry[]> {
  const shape = {
    root: 'DirectoryInfo',
    item: 'DirectoryEntry',
    names: DIRECTORY_FIELDS,
    // People of other sources, such as imported contacts, have no extension (public docs).
    key: ['ext', 'login', 'fn', 'ln', 'company', 'email', 'mobile', 'home'],
  } as const;
  // With the profile's parameters, any further field is one of them and no surprise.
  const quiet = showsParameters ? readAll(text, form) : [];
  const asked = { ...shape, alsoKnown: ['pincode', ...quiet] };
  const verdict = form === 'xml' ? decodeXmlList(text, asked, drift) : decodeJsonList(text, asked, drift);
  if (verdict.kind !== 'value') return verdict;
  const known = new Set<string>([...DIRECTORY_FIELDS, 'pincode']);
  return value(
    verdict.value.map((row) => ({
      ...row,
      raw: withoutPincode(row.raw),
      parameters: Object.fromEntries(
        Object.keys(row.raw)
          .filter((name) => showsParameters && !known.has(name))
          .map((name) => [name, fieldText(row.raw, name, drift)]),
      ),
    })),
  );
}

/** Every field name that occurs in the answer. */
function readAll(text: string, form: Form): string[] {
  const root = form === 'xml' ? rootNamed(text, 'DirectoryInfo') : parseJson(text);
  const rows: readonly (Json | undefined)[] =
    typeof root === 'object' && root !== null && 'children' in root
      ? childrenOf(root as Parameters<typeof childrenOf>[0], 'DirectoryEntry').map(xmlToJson)
      : Array.isArray(root)
        ? (root as readonly Json[])
        : [];
  return rows.flatMap((row) => (isJsonObject(row) ? Object.keys(row) : []));
}

export interface CallflowStatus {
  readonly status: string;
  /** `null` where no translation came along. */
  readonly translated: string | null;
  /** Only in JSON; its meaning is not documented. */
  readonly permission: number | null;
}

export interface Callflow {
  readonly currentProfile: string;
  /** Need not be among `statuses` (inferred). */
  readonly currentStatus: string;
  readonly statuses: readonly CallflowStatus[];
}

const textsOf = (found: Json | undefined): readonly string[] | null =>
  Array.isArray(found) && (found as readonly Json[]).every((item) => typeof item === 'string')
    ? (found as readonly string[])
    : null;

export function decodeCallflow(text: string, form: Form, drift: Drift): Verdict<Callflow> {
  return form === 'xml' ? callflowOfXml(text, drift) : callflowOfJson(text, drift);
}

function callflowOfXml(text: string, drift: Drift): Verdict<Callflow> {
  const root = rootNamed(text, 'dbGetCallflowResult');
  if (typeof root === 'string') return unreadable(root);
  const row = readRow(xmlToJson(root), ['CurrentProfile', 'CurrentStatus'], drift, [
    'Status',
    'Translations',
  ]);
  if (childrenOf(root, 'CurrentStatus').length === 0) return unreadable('no CurrentStatus');
  const translations = new Map(
    childrenOf(root, 'Translations')
      .flatMap((all) => childrenOf(all, 'Translation'))
      .map((one) => readRow(xmlToJson(one), ['Name', 'TranslatedName'], drift))
      .map(({ Name, TranslatedName }) => [Name, TranslatedName] as const),
  );
  return value({
    currentProfile: row.CurrentProfile,
    currentStatus: row.CurrentStatus,
    statuses: childrenOf(root, 'Status').map(({ text: status }) => ({
      status,
      translated: translations.get(status) ?? null,
      permission: null,
    })),
  });
}

/** Three arrays side by side: their order is their only link (guide), so arrays of other lengths say nothing. */
function callflowOfJson(text: string, drift: Drift): Verdict<Callflow> {
  const answer = parseJson(text);
  if (!isJsonObject(answer)) return unreadable('no JSON object');
  const names = textsOf(answer['Status']);
  if (names === null || typeof answer['CurrentStatus'] !== 'string') return unreadable('no list of statuses');
  const parallel = ['Status', 'TranslatedStatus', 'PermissionStatus'] as const;
  const row = readRow(answer, ['CurrentProfile', 'CurrentStatus'], drift, parallel);
  const beside = (name: string): readonly Json[] | null => {
    const list = answer[name];
    if (Array.isArray(list) && list.length === names.length) return list as readonly Json[];
    drift.add(`${name} is not as long as Status`);
    return null;
  };
  const translated = beside('TranslatedStatus');
  const permissions = beside('PermissionStatus');
  return value({
    currentProfile: row.CurrentProfile,
    currentStatus: row.CurrentStatus,
    statuses: names.map((status, index) => {
      const [word, permission] = [translated?.[index], permissions?.[index]];
      return {
        status,
        translated: typeof word === 'string' ? word : null,
        permission: typeof permission === 'number' ? permission : null,
      };
    }),
  });
}

const PARAMETER_FIELDS = [
  'name',
  'friendly_name',
  'descr',
  'value',
  'type',
  'owner_type',
  'enum_options',
] as const;
export type ProfileParameter = Row<(typeof PARAMETER_FIELDS)[number]>;

/** Elements, and presumably keys, are named after the parameter: names are data, and the inner `name` identifies. */
export function decodeProfileParameters(
  text: string,
  form: Form,
  drift: Drift,
): Verdict<readonly ProfileParameter[]> {
  const records = form === 'xml' ? recordsOfXml(text) : recordsOfJson(text);
  if (typeof records === 'string') return unreadable(records);
  if (!records.every(([, record]) => isJsonObject(record)))
    return unreadable('parameters that are no records');
  for (const [outer, record] of records) {
    const inner = isJsonObject(record) ? record['name'] : undefined;
    if (outer !== null && inner !== outer) drift.add('a parameter named otherwise inside than outside');
  }
  const shape = { item: 'parameter', names: PARAMETER_FIELDS, key: 'name' } as const;
  return readRows(
    records.map(([, record]) => record),
    shape,
    drift,
  );
}

type NamedRecord = readonly [outer: string | null, record: Json];

function recordsOfXml(text: string): readonly NamedRecord[] | string {
  const root = rootNamed(text, 'ProfileParameters');
  if (typeof root === 'string') return root;
  if (root.text !== '') return 'text instead of parameters';
  return root.children.map((child) => [child.name, xmlToJson(child)]);
}

/** The JSON form is not printed: an object keyed by name and a list of the same records are both taken (inferred). */
function recordsOfJson(text: string): readonly NamedRecord[] | string {
  const answer = parseJson(text);
  if (Array.isArray(answer)) return (answer as readonly Json[]).map((record) => [null, record]);
  return isJsonObject(answer) ? Object.entries(answer) : 'no JSON object';
}

const NEXT_STATUS_FIELDS = ['Profile', 'Status', 'Next_Status'] as const;
export type NextStatus = Row<(typeof NEXT_STATUS_FIELDS)[number]>;

export function decodeNextStatus(text: string, drift: Drift): Verdict<NextStatus> {
  const root = rootNamed(text, 'dbGetNextStatusResult');
  if (typeof root === 'string') return unreadable(root);
  const row = readRow(xmlToJson(root), NEXT_STATUS_FIELDS, drift);
  return row.raw['Status'] === undefined ? unreadable('no Status') : value(row);
}

const PHONE_STATE_FIELDS = [
  'name',
  'mac',
  'state',
  'ip',
  'lastcall',
  'localchannel',
  'remotechannel',
] as const;
export type PhoneState = Row<(typeof PHONE_STATE_FIELDS)[number]>;

const PHONE_STATE = { root: 'PhoneState', item: 'Phone', names: PHONE_STATE_FIELDS, key: 'name' } as const;

/** The JSON form is not printed: `{"PhoneState":{"Phone":…}}` by analogy, or a bare list (inferred). */
export function decodePhoneState(text: string, form: Form, drift: Drift): Verdict<readonly PhoneState[]> {
  if (form === 'xml') return decodeXmlList(text, PHONE_STATE, drift);
  const answer = parseJson(text);
  const inner = isJsonObject(answer) ? answer['PhoneState'] : undefined;
  // Not printed in JSON; the history drops the items' own name there, so a bare list under the root is as likely (inferred).
  const found = Array.isArray(inner) ? inner : isJsonObject(inner) ? inner['Phone'] : answer;
  const phones = Array.isArray(found) ? (found as readonly Json[]) : isJsonObject(found) ? [found] : [];
  if (phones.length === 0 && !Array.isArray(found)) return unreadable('no phones');
  return readRows(phones, PHONE_STATE, drift);
}

const HISTORY_FIELDS = [
  'timestamp',
  'caller_name',
  'caller_number',
  'called_number',
  'disposition',
  'last_action',
  'last_application',
  'context',
  'origchannel',
  'dstchannel',
  'duration',
  'billsec',
  'uniqueid',
] as const;
export type HistoryRow = Row<(typeof HISTORY_FIELDS)[number]>;

export function decodeHistory(text: string, form: Form, drift: Drift): Verdict<readonly HistoryRow[]> {
  const shape = { root: 'CallHistory', item: 'Call', names: HISTORY_FIELDS, key: 'timestamp' } as const;
  return form === 'xml'
    ? decodeXmlList(text, shape, drift)
    : decodeJsonList(text, { ...shape, under: 'CallHistory' }, drift);
}

const PARKED_FIELDS = ['ID', 'CallerId', 'ParkSlot', 'Variables'] as const;
export type ParkedChannel = Row<(typeof PARKED_FIELDS)[number]>;

/** `hash` stands beside the channels: not every child is one (guide). */
export function decodeParked(text: string, drift: Drift): Verdict<readonly ParkedChannel[]> {
  const names = PARKED_FIELDS;
  return decodeXmlList(
    text,
    { root: 'Channels', item: 'Channel', beside: ['hash'], names, key: 'ParkSlot' },
    drift,
  );
}

const REGISTRATION_FIELDS = ['ID', 'IPaddress', 'IPport', 'Registered'] as const;
/** `IPaddress` of a phone that is not registered is the word `-none-` (guide). */
export type Registration = Row<(typeof REGISTRATION_FIELDS)[number]>;

/** `Phones` is one phone each, without a wrapper (guide). */
export function decodeRegistrations(text: string, drift: Drift): Verdict<readonly Registration[]> {
  const names = REGISTRATION_FIELDS;
  return decodeXmlList(text, { root: 'dbGetRegistrationResult', item: 'Phones', names, key: 'ID' }, drift);
}
