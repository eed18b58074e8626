import type { JsonObject } from '../core/json.js';
import {
  decodeCallflow,
  decodeDirectory,
  decodeHistory,
  decodeNextStatus,
  decodeParked,
  decodePhoneState,
  decodeProfileParameters,
  decodeRegistrations,
  type Callflow,
  type DirectoryEntry,
  type HistoryRow,
  type NextStatus,
  type ParkedChannel,
  type PhoneState,
  type ProfileParameter,
  type Registration,
} from './escaux-database.wire.js';
import { ESCAUX, PARAMETER_GATES } from './escaux-functions.js';
import type { Answer, CallOptions, Decode, EscauxHttp } from './escaux-http.node.js';
import { decodeQueueInfo, type QueueInfo } from './escaux-live.wire.js';
import {
  demandChannel,
  demandDate,
  demandExtension,
  demandPhone,
  given,
  refuse,
  toDirectory,
  toProfileParameters,
  type DirectoryFilter,
} from './escaux-request.mapper.js';
import {
  decodeAuthenticate,
  decodeJsonResult,
  decodeXmlResult,
  setParametersCodes,
  SET_PROFILE_CODES,
  type PincodeVerdict,
  type ResultCodes,
} from './escaux-result.wire.js';
import { versionProblem } from './escaux-version.js';

export interface PincodeRequest {
  readonly extension: string;
  /** The current one; may be left out only for a `set` where none is stored yet. */
  readonly password?: string;
  /** The profile parameter that holds it; `UserPincode` when absent. */
  readonly parameter?: string;
}

const orPlain =
  (root: string, codes: ResultCodes, beside: readonly string[] = []): Decode<JsonObject> =>
  (text, drift, form) =>
    form === 'xml'
      ? decodeXmlResult(text, { root, codes, beside }, drift)
      : decodeJsonResult(text, { codes, beside }, drift);

/** The SOP's database functions, one method each. Every failure is a VendorError; all of it is the guide's, unless marked. */
export class EscauxDatabaseClient {
  constructor(private readonly http: EscauxHttp) {}

  /**
   * The corporate directory; without a filter all of it. The SOP matches loosely (`_` and `%` cannot be escaped, old modules
   * ignore `wildcards`): who wants one user looks for equality in what comes back.
   */
  async getDirectoryInfo(
    filter: DirectoryFilter = {},
    options?: CallOptions,
  ): Promise<Answer<readonly DirectoryEntry[]>> {
    const shows = filter.show_profile_parameters !== undefined;
    return this.http.ask(
      ESCAUX.dbGetDirectoryInfo,
      toDirectory(filter),
      (text, drift, form) => decodeDirectory(text, form, shows, drift),
      options,
    );
  }

  /** The entries with exactly that extension: looked at again here, for a module before 2.33.3 knows no exact match. */
  async findByExtension(extension: string, options?: CallOptions): Promise<readonly DirectoryEntry[]> {
    const ext = demandExtension('dbGetDirectoryInfo', 'extension', extension);
    const isStrict = versionProblem(this.http.version, PARAMETER_GATES['wildcards']) === null;
    const { value } = await this.getDirectoryInfo({ ext, ...(isStrict && { wildcards: 'strict' }) }, options);
    return value.filter((entry) => entry.ext === extension);
  }

  /** An extension's profile, its status, and the statuses that may be set. `language`: two letters of ISO 639-1. */
  async getCallflow(extension: string, language?: string, options?: CallOptions): Promise<Answer<Callflow>> {
    const query = given([
      ['ext', demandExtension('dbGetCallflow', 'extension', extension)],
      ['lang', language === undefined ? undefined : demandLanguage('dbGetCallflow', language)],
    ]);
    return this.http.ask(
      ESCAUX.dbGetCallflow,
      query,
      (text, drift, form) => decodeCallflow(text, form, drift),
      options,
    );
  }

  /** @deprecated The vendor will remove it; `getCallflow` says more. */
  async getNextStatus(extension: string, options?: CallOptions): Promise<Answer<NextStatus>> {
    const query = [['ext', demandExtension('dbGetNextStatus', 'extension', extension)]] as const;
    return this.http.ask(ESCAUX.dbGetNextStatus, query, decodeNextStatus, options);
  }

  /** Sets the profile (within its class, e.g. `User.Forward`) or the status. Code 5 leaves open what became of it. */
  async setProfile(
    extension: string,
    change: { readonly profileName: string } | { readonly status: string },
    options?: CallOptions,
  ): Promise<void> {
    const operation = 'dbSetProfile';
    const [field, name] =
      'status' in change ? ['status', change.status] : ['profile_name', change.profileName];
    if (name.trim() === '')
      throw refuse(operation, field === 'status' ? 'status' : 'profileName', 'must not be empty.');
    const query = [
      ['ext', demandExtension(operation, 'extension', extension)],
      [field, name] as const,
    ] as const;
    await this.http.ask(
      ESCAUX.dbSetProfile,
      query,
      orPlain('dbSetProfileResult', SET_PROFILE_CODES),
      options,
    );
  }

  /** In secure mode only for the extension's owner (public docs). */
  async getProfileParameters(
    extension: string,
    show: { readonly admin?: boolean; readonly language?: string } = {},
    options?: CallOptions,
  ): Promise<Answer<readonly ProfileParameter[]>> {
    const operation = 'dbGetProfileParameters';
    const query = given([
      ['ext', demandExtension(operation, 'extension', extension)],
      ['show_admin', show.admin === true ? '1' : undefined],
      ['lang', show.language === undefined ? undefined : demandLanguage(operation, show.language)],
    ]);
    return this.http.ask(
      ESCAUX.dbGetProfileParameters,
      query,
      (text, drift, form) => decodeProfileParameters(text, form, drift),
      options,
    );
  }

  /** Names keep their dots (`CFU.Number`). After a failure of several, read them again: whether they are one change is unknown. */
  async setProfileParameters(
    extension: string,
    values: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<void> {
    const codes = setParametersCodes(Object.keys(values).length);
    const decode = orPlain('dbSetProfileParametersResult', codes, ['ResultText', 'Debug']);
    await this.http.ask(
      ESCAUX.dbSetProfileParameters,
      toProfileParameters(extension, values),
      decode,
      options,
    );
  }

  /** @deprecated Works only where a certain fix of the vendor is installed; list channels or queue members instead. */
  async getPhoneState(phone: string, options?: CallOptions): Promise<Answer<readonly PhoneState[]>> {
    const query = [['phone_id', demandPhone('dbGetPhoneState', 'phone', phone)]] as const;
    return this.http.ask(
      ESCAUX.dbGetPhoneState,
      query,
      (text, drift, form) => decodePhoneState(text, form, drift),
      options,
    );
  }

  /** @deprecated No longer used since Fusion 3; `checkPincode` asks dbAuthenticate. Resolves to whether it is right. */
  async checkPincodeOld(extension: string, pincode: string, options?: CallOptions): Promise<boolean> {
    const operation = 'dbCheckPincode';
    const query = [
      ['ext', demandExtension(operation, 'extension', extension)],
      ['pincode', demandPincode(operation, 'pincode', pincode)],
    ] as const;
    const codes: ResultCodes = { '0': 'ok', '1': 'no' };
    const { value } = await this.http.ask(
      ESCAUX.dbCheckPincode,
      query,
      (text, drift) =>
        decodeXmlResult(text, { root: 'dbCheckPincode', codes, beside: ['ResultText'] }, drift),
      options,
    );
    return value['Result'] === '0';
  }

  /** At most `limit` calls of an extension after `startDate` (SOP's wall clock), in an order that nobody documents. */
  async getCallHistory(
    request: { readonly extension: string; readonly limit: number; readonly startDate: string },
    options?: CallOptions,
  ): Promise<Answer<readonly HistoryRow[]>> {
    const operation = 'dbGetCallHistory';
    if (!Number.isInteger(request.limit) || request.limit < 1) {
      throw refuse(operation, 'limit', 'a whole number above 0.');
    }
    const query = [
      ['ext', demandExtension(operation, 'extension', request.extension)],
      ['limit', String(request.limit)],
      ['start_date', demandDate(operation, 'startDate', request.startDate)],
    ] as const;
    return this.http.ask(
      ESCAUX.dbGetCallHistory,
      query,
      (text, drift, form) => decodeHistory(text, form, drift),
      options,
    );
  }

  async getParkedChannels(
    channel?: string,
    options?: CallOptions,
  ): Promise<Answer<readonly ParkedChannel[]>> {
    const id = channel === undefined ? undefined : demandChannel('dbGetParkedChannels', 'channel', channel);
    return this.http.ask(ESCAUX.dbGetParkedChannels, given([['channel_id', id]]), decodeParked, options);
  }

  async getQueueInfo(options?: CallOptions): Promise<Answer<readonly QueueInfo[]>> {
    return this.http.ask(ESCAUX.dbGetQueueInfo, [], decodeQueueInfo, options);
  }

  /** A wrong pincode, an unknown extension and an unknown parameter all answer `wrong`; `undefined`: none is stored. */
  async checkPincode(
    request: PincodeRequest & { readonly password: string },
    options?: CallOptions,
  ): Promise<PincodeVerdict> {
    const query = pincodeQuery('check', request);
    return (await this.http.ask(ESCAUX.dbAuthenticateCheck, query, decodeAuthenticate, options)).value;
  }

  /**
   * Where no pincode is stored, the SOP takes any current one and stores the new: whoever comes first owns the extension. Never
   * offer it to people without another check of who they are.
   */
  async setPincode(
    request: PincodeRequest & { readonly newPassword: string },
    options?: CallOptions,
  ): Promise<PincodeVerdict> {
    const query = pincodeQuery('set', request, request.newPassword);
    return (await this.http.ask(ESCAUX.dbAuthenticateSet, query, decodeAuthenticate, options)).value;
  }

  /** Every device of the SOP at once. */
  async getRegistration(options?: CallOptions): Promise<Answer<readonly Registration[]>> {
    return this.http.ask(ESCAUX.dbGetRegistration, [], decodeRegistrations, options);
  }
}

function pincodeQuery(command: 'check' | 'set', request: PincodeRequest, newPassword?: string) {
  const operation = 'dbAuthenticate';
  const { extension, password, parameter } = request;
  if (parameter !== undefined && !/^[A-Za-z_][A-Za-z0-9_.-]{0,99}$/.test(parameter)) {
    throw refuse(operation, 'parameter', 'letters, digits, dots, _ and - only.');
  }
  return given([
    ['ext', demandExtension(operation, 'extension', extension)],
    ['password', password === undefined ? undefined : demandPincode(operation, 'password', password)],
    ['command', command],
    [
      'newpassword',
      newPassword === undefined ? undefined : demandPincode(operation, 'newPassword', newPassword),
    ],
    ['parameter', parameter],
  ]);
}

/** Not a word of the pincode in the message. */
function demandPincode(operation: string, field: string, pincode: string): string {
  if (/^[\x21-\x7e]{1,64}$/.test(pincode)) return pincode;
  throw refuse(operation, field, 'visible ASCII characters without spaces, at least one.');
}

function demandLanguage(operation: string, language: string): string {
  if (/^[a-z]{2}$/.test(language)) return language;
  throw refuse(operation, 'language', 'two small letters, e.g. fr.');
}
