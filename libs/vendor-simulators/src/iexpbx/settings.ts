import type { Chance } from '../engine/chance.js';
import { defaultEngineSettings, type EngineSettings } from '../engine/call-engine.js';
import type { SimClock } from '../engine/clock.js';
import type { CallOutcome } from '../engine/outcomes.js';

export interface WebhookSettings {
  /** URL template of the call-started entry, with `{src}` `{dst}` `{chanid}` `{calltype}`; null: not configured. */
  start: string | null;
  /** URL template of the hang-up entry, with `{chanid}` `{status}` `{duration}`; null: not configured. */
  hangup: string | null;
  /** Share of events, 0 to 1, that are never sent. */
  lost: number;
  /** Share of events that are sent twice. */
  doubled: number;
  /** Share of calls whose hang-up is sent before their start. */
  reordered: number;
  /** Every event is sent this much later. */
  delayMs: number;
  /** Values are pasted in without percent-encoding. */
  unescaped: boolean;
  /** `{src}` and `{dst}` are also filled at hang-up; otherwise they stay literal there. */
  hangupFillsNumbers: boolean;
  /** `{duration}` as a whole number, or with a decimal comma. */
  duration: 'whole' | 'comma';
}

export interface IvrSettings {
  /** URL the script calls after a key press, with `${tuslama}` and `${MSTUF}` pasted in as they are; null: none. */
  url: string | null;
  /** Share of answered IVR calls, 0 to 1, in which somebody presses a key. */
  keyPressShare: number;
  /** Scripted keys by number (digits only); an empty text is nobody pressing. */
  keys: Record<string, string>;
  /** Keys drawn from when no script decides. */
  randomKeys: string[];
}

export interface DirectoryElements {
  root: string;
  entry: string;
  name: string;
  number: string;
}

/** What may change while the IEXPBX simulator runs. Assign to the fields; `reset()` brings the start back. */
export interface IexpbxSettings {
  username: string;
  password: string;
  /** Also answers at `/`, as older installations do. */
  rootPath: boolean;
  /** IANA zone of the PBX: bounds and dates are its wall clock. */
  timeZone: string;
  envelope: 'array' | 'object';
  failure: 'envelope' | 'object' | 'code' | 'empty' | 'html' | 'http401' | 'http403' | 'http500';
  /** Undocumented body of `callnumber`, `callivr`, `callback` and `hangupcall`. */
  dialReply: 'envelope' | 'ok' | 'empty' | '00';
  language: 'en' | 'tr';
  /** Whether `uf` outside `A–Z a–z 0–9 _ -` is refused, only noted as a violation, or let through. */
  ufAlphabet: 'reject' | 'warn' | 'off';
  /** Whether the last minute of a `cdr` range counts from its first second only, or to its end. */
  cdrEnd: 'start-of-minute' | 'end-of-minute';
  cdrNumberFilter: 'exact' | 'partial';
  cdrOrder: 'newest' | 'shuffled';
  /** Records appear this long after the end of the call. */
  cdrDelayMs: number;
  /** `callback`: one row for both phones, or one each. */
  callbackRows: 'one' | 'two';
  /** Whether the rows of `callback` carry `uf`. */
  callbackUserfield: boolean;
  /** Whether `number1` of `callback` always answers, unless an outcome is scripted for it. */
  firstLegAnswers: boolean;
  /** Whether the extension of `callnumber` picks up; otherwise the destination never rings. */
  extensionAnswers: boolean;
  recordNotFound: 'failure' | 'http404' | 'empty';
  /** What `disposition` says of each outcome: an installation may have words of its own, or of another language. */
  dispositionWords: Record<CallOutcome, string>;
  directory: DirectoryElements;
  webhooks: WebhookSettings;
  ivr: IvrSettings;
  engine: EngineSettings;
}

export const defaultIexpbxSettings = (): IexpbxSettings => ({
  username: 'apiuser',
  password: 'password',
  rootPath: false,
  timeZone: 'Europe/Istanbul',
  envelope: 'array',
  failure: 'envelope',
  dialReply: 'envelope',
  language: 'en',
  ufAlphabet: 'reject',
  cdrEnd: 'start-of-minute',
  cdrNumberFilter: 'exact',
  cdrOrder: 'newest',
  cdrDelayMs: 0,
  callbackRows: 'one',
  callbackUserfield: true,
  firstLegAnswers: true,
  extensionAnswers: true,
  recordNotFound: 'failure',
  dispositionWords: {
    answered: 'ANSWERED',
    no_answer: 'NO ANSWER',
    busy: 'BUSY',
    congestion: 'CONGESTION',
    failed: 'FAILED',
    cancelled: 'NO ANSWER',
  },
  directory: { root: 'CompanyIPPhoneDirectory', entry: 'DirectoryEntry', name: 'Name', number: 'Telephone' },
  webhooks: {
    start: null,
    hangup: null,
    lost: 0,
    doubled: 0,
    reordered: 0,
    delayMs: 0,
    unescaped: false,
    hangupFillsNumbers: true,
    duration: 'whole',
  },
  ivr: { url: null, keyPressShare: 0.5, keys: {}, randomKeys: ['1', '2', '3'] },
  engine: defaultEngineSettings(),
});

export interface Extension {
  readonly username: string;
  readonly name: string;
  /** Registered when it begins with `OK`. */
  readonly regstatus: string;
}

export interface PbxQueue {
  readonly queuenumber: string;
  readonly name: string;
  /** Extensions joined by commas. */
  readonly internal: string;
}

export interface DialPlan {
  readonly name: string;
  readonly callerId: string;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly numbers: readonly string[];
}

/** What the administrator of the PBX has configured. */
export interface PbxFixture {
  readonly extensions: readonly Extension[];
  readonly queues: readonly PbxQueue[];
  readonly dialPlans: readonly DialPlan[];
  /** Numbers of IVRs. */
  readonly ivrs: readonly string[];
  /** Names of announcement files, without extension. */
  readonly announcements: readonly string[];
  readonly directory: readonly DirectoryEntry[];
}

export const defaultPbx = (): PbxFixture => ({
  extensions: [
    { username: '100', name: 'John', regstatus: 'OK (93 ms)' },
    { username: '101', name: 'Marry', regstatus: 'OK (109 ms)' },
    { username: '102', name: 'David', regstatus: 'OK (91 ms)' },
    { username: '103', name: 'Ayşe', regstatus: 'UNREACHABLE' },
  ],
  queues: [
    { queuenumber: '630', name: 'Sale', internal: '100,101,102' },
    { queuenumber: '632', name: 'Support', internal: '102,103' },
    { queuenumber: '633', name: 'Finance', internal: '' },
  ],
  dialPlans: [
    { name: 'outbound', callerId: '908502590259' },
    { name: 'masked', callerId: '908502590260' },
  ],
  ivrs: ['700', '701'],
  announcements: ['WELCOME', 'ANNOUNCE1', 'ANNOUNCE2', 'tesekkurler'],
  directory: [
    { name: 'John Lash', numbers: ['908502590259'] },
    { name: 'David & "Dave" Copper', numbers: ['905380000001', '905380000002'] },
  ],
});

/** Settings as given at the start: every part may be left out. */
export type IexpbxSettingsInput = Partial<Omit<IexpbxSettings, 'engine' | 'webhooks' | 'ivr'>> & {
  engine?: Partial<EngineSettings>;
  webhooks?: Partial<WebhookSettings>;
  ivr?: Partial<IvrSettings>;
};

export interface IexpbxSimulatorOptions {
  /** Default 127.0.0.1. */
  host?: string;
  /** Default 0: any free port. */
  port?: number;
  /** Replaces parts of the default extensions, queues, dial plans, IVRs, announcements and directory. */
  pbx?: Partial<PbxFixture>;
  settings?: IexpbxSettingsInput;
  /** Default: the machine's clock. */
  clock?: SimClock;
  /** Simulated time per real time; only without `clock`. */
  speed?: number;
  /** Seed of the default chance; default 1. */
  seed?: number;
  chance?: Chance;
  /** First id of a call record; default derived from the clock, so that a restart never repeats ids. */
  firstCdrId?: number;
}
