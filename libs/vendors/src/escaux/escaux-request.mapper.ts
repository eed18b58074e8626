import type { Query } from '../core/query.js';
import { VendorEncodingError } from '../core/vendor-error.js';

const EXTENSION = /^[0-9*#]{1,20}$/;
/** All samples of the guide fit; the pattern is inferred from them. */
const PHONE = /^S[DV][A-Z]{1,2}\d{4,5}$/;
const NUMBER = /^\+?[0-9*#]{1,40}$/;
/** `<tech>/<rest>`, e.g. `SIP/SDC30015-d156`, `IAX2/user@192.0.2.10:4569/3` (guide). */
const CHANNEL = /^[A-Za-z0-9]{1,20}\/[^\s|"'<>]{1,200}$/;
const QUEUE_ID = /^AQA\d{5}$/;
const QUEUE_NAME = /^[^\u0000-\u001f\u007f|,]{1,100}$/;
/** A legal element name as well, because show_vars gives variables back as elements (guide). */
const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;
/** "max 59 printable characters in the ranges [0-9], [A-Z] or [a-z]" (guide). */
const VARIABLE_VALUE = /^[0-9A-Za-z]{0,59}$/;
const DATE = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
const FILE_NAME = /^[A-Za-z0-9_-]{1,64}$/;

export function refuse(operation: string, field: string, message: string): VendorEncodingError {
  return new VendorEncodingError({ vendor: 'escaux', operation, field, message: `${field}: ${message}` });
}

const demand =
  (pattern: RegExp, message: string) =>
  (operation: string, field: string, text: string): string => {
    if (pattern.test(text)) return text;
    throw refuse(operation, field, message);
  };

/** Text all the way: `067` and `67` are two extensions. */
export const demandExtension = demand(EXTENSION, 'digits, * and # only.');
export const demandPhone = demand(PHONE, 'a phone’s id as the SOP shows it, e.g. SDPA00001.');
export const demandNumber = demand(NUMBER, 'digits, * and # only, with an optional leading +.');
export const demandChannel = demand(CHANNEL, 'a channel as the SOP lists it, e.g. SIP/SDC30015-d156.');
export const demandVariableName = demand(
  VARIABLE_NAME,
  'letters, digits and _ only, not beginning with a digit.',
);
export const demandVariableValue = demand(
  VARIABLE_VALUE,
  'letters and digits of ASCII only, 59 at most: the SOP takes nothing else, and | would begin another variable.',
);
export const demandDate = demand(DATE, 'yyyy-mm-dd hh:mm:ss, without T and zone.');

export function demandQueue(operation: string, field: string, name: string): string {
  if (QUEUE_ID.test(name)) {
    throw refuse(operation, field, 'the queue’s name, not its id: with an id the SOP finds no queue.');
  }
  if (name.trim() === name && QUEUE_NAME.test(name)) return name;
  throw refuse(operation, field, 'the name of one queue, without commas and |.');
}

/** Leaves out what is not given, so that no empty filter is sent. */
export const given = (pairs: readonly (readonly [string, string | undefined])[]): Query =>
  pairs.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));

/** `name1=value1|name2=`; names must differ. */
export function encodeVariables(operation: string, variables: Readonly<Record<string, string>>): string {
  const parts = Object.entries(variables).map(([name, text]) => {
    demandVariableName(operation, `variables.${name.slice(0, 40)}`, name);
    return `${name}=${demandVariableValue(operation, `variables.${name}`, text)}`;
  });
  const lowered = Object.keys(variables).map((name) => name.toLowerCase());
  // show_vars may answer in another case, and then two such names could not be told apart.
  if (new Set(lowered).size < lowered.length) {
    throw refuse(operation, 'variables', 'two names differ in upper and lower case only.');
  }
  return parts.join('|');
}

export interface OriginateRequest {
  /** A SIP phone; with `technology` Local a number, with IAX that channel's own name. */
  readonly phoneId: string;
  /** Dialled when the first party answers; prefixes such as a leading 0 are the caller's business. */
  readonly to: string;
  /** The extension whose number is shown; mandatory with `technology` Local. */
  readonly extension?: string | undefined;
  readonly technology?: 'Local' | 'IAX' | undefined;
  /** True: answers at once. False: answers when the call has come about or failed, so the phones ring meanwhile. */
  readonly isAsync: boolean;
  /** False keeps the Local channel, and with it its variables. */
  readonly localOptimization?: boolean | undefined;
  readonly variables?: Readonly<Record<string, string>> | undefined;
}

export function toOriginate(request: OriginateRequest): Query {
  const operation = 'ccOriginate';
  const { extension, technology, variables, localOptimization } = request;
  const isLocal = technology === 'Local';
  if (isLocal && extension === undefined) {
    throw refuse(
      operation,
      'extension',
      'mandatory with technology Local: it must have a primary or secondary phone.',
    );
  }
  const sets = variables === undefined || Object.keys(variables).length === 0 ? undefined : variables;
  return given([
    ['phone_id', demandFirstParty(operation, request)],
    ['to', demandNumber(operation, 'to', request.to)],
    ['ext', extension === undefined ? undefined : demandExtension(operation, 'extension', extension)],
    ['technology', technology],
    ['async', request.isAsync ? 'true' : 'false'],
    ['local_optimization', localOptimization === undefined ? undefined : String(localOptimization)],
    ['var', sets === undefined ? undefined : encodeVariables(operation, sets)],
  ]);
}

function demandFirstParty(operation: string, { phoneId, technology }: OriginateRequest): string {
  switch (technology) {
    case undefined:
      return demandPhone(operation, 'phoneId', phoneId);
    case 'Local':
      return PHONE.test(phoneId) ? phoneId : demandNumber(operation, 'phoneId', phoneId);
    case 'IAX':
      if (/^[A-Za-z0-9@._:/-]{1,100}$/.test(phoneId)) return phoneId;
      throw refuse(operation, 'phoneId', 'letters, digits and @ . _ : / - only.');
  }
}

export interface RecordRequest {
  readonly channel: string;
  readonly action: 'start' | 'stop';
  readonly target: { readonly mailbox: string } | { readonly filename: string };
  readonly callerExtension?: string | undefined;
}

/** `stop` repeats the target, as the guide prints it. The SOP adds `.wav` to a file name and knows no folders. */
export function toRecord({ channel, action, target, callerExtension }: RecordRequest): Query {
  const operation = 'ccRecord';
  return given([
    ['channel_id', demandChannel(operation, 'channel', channel)],
    'mailbox' in target
      ? ['mailbox', demandExtension(operation, 'target.mailbox', target.mailbox)]
      : ['filename', demandFileName(operation, 'target.filename', target.filename)],
    ['action', action],
    [
      'caller_id',
      callerExtension === undefined
        ? undefined
        : demandExtension(operation, 'callerExtension', callerExtension),
    ],
  ]);
}

const demandFileName = demand(FILE_NAME, 'letters, digits, _ and - only, without folder and without .wav.');

/** Filters of dbGetDirectoryInfo; `%` stands for any run of characters and `_` for any one, and neither can be escaped (guide). */
export interface DirectoryFilter {
  readonly admin?: string;
  readonly company?: string;
  readonly context_id?: string;
  readonly context_name?: string;
  readonly dp?: string;
  readonly login?: string;
  readonly fn?: string;
  readonly ln?: string;
  readonly ext?: string;
  readonly grp?: string;
  readonly mobile?: string;
  readonly home?: string;
  readonly fax?: string;
  readonly email?: string;
  readonly profile?: string;
  readonly office?: string;
  readonly outgoing_number?: string;
  readonly site?: string;
  readonly sop1?: string;
  readonly sop1_ip?: string;
  readonly sop2?: string;
  readonly sop2_ip?: string;
  readonly source?: string;
  readonly sp?: string;
  readonly status?: string;
  /** Absent: a value is looked for anywhere in the field. */
  readonly wildcards?: 'strict' | 'translate';
  readonly show_invisible?: '1';
  readonly show_profile_parameters?: '1';
}

export function toDirectory(filter: DirectoryFilter): Query {
  const operation = 'dbGetDirectoryInfo';
  for (const field of ['sop1', 'sop2'] as const) {
    const key = filter[field];
    if (key !== undefined && !/^\d{8}$/.test(key))
      throw refuse(operation, field, 'the key of a SOP has 8 digits.');
  }
  return given(Object.entries(filter));
}

export function toProfileParameters(extension: string, values: Readonly<Record<string, string>>): Query {
  const operation = 'dbSetProfileParameters';
  const pairs = Object.entries(values);
  if (pairs.length === 0) throw refuse(operation, 'values', 'give at least one parameter.');
  for (const [name] of pairs) {
    // Its place in the query is taken by the extension itself.
    if (name === 'ext') throw refuse(operation, 'values.ext', 'a parameter of that name cannot be reached.');
    if (!/^[A-Za-z_][A-Za-z0-9_.-]{0,99}$/.test(name)) {
      throw refuse(operation, `values.${name.slice(0, 40)}`, 'letters, digits, dots, _ and - only.');
    }
  }
  return [['ext', demandExtension(operation, 'extension', extension)], ...pairs];
}
