import { defaultEngineSettings, type EngineSettings } from '../engine/call-engine.js';
import type { Chance, Range } from '../engine/chance.js';
import type { SimClock } from '../engine/clock.js';
import type { XmlFlavour } from '../http/xml.js';
import type { SopFixture } from './fixture.js';

export interface EventSettings {
  /** Above 0, every write to the socket is cut into pieces of this many bytes. */
  splitBytes: number;
  /** Events wait a moment and leave together, when several come at once. */
  glued: boolean;
  /** Sends an event of a name nobody has heard of after each one. */
  unknown: boolean;
}

/** What may change while the SOP runs. Assign to the fields; `reset()` brings the start back. */
export interface EscauxSettings {
  /** Version of the SOP API module; opens and closes functions and parameters. */
  apiVersion: string;
  /** Version of the ccPark component: `channel_id2` came with 1.2. */
  ccParkVersion: string;
  /** `secure` (from module 4.0.0): only the secure port serves, and only users of the directory. */
  mode: 'compatibility' | 'secure';
  /** Whether requests count as coming from the SOP itself, which may do what others may not. */
  requestsFromSop: boolean;
  /** Whether the module holds the fix without which `dbGetPhoneState` does not work. */
  phoneStateFix: boolean;
  /** Whether the Call Recording Support module is there, which `ccRecord` needs for a file. */
  recordingSupport: boolean;
  /** Undocumented answer of a function the module refuses: 403 without a body, or the function's own failure. */
  gateReply: 'http403' | 'result1';
  /** IANA zone of the SOP: `start_date` and `timestamp` are its wall clock. */
  timeZone: string;
  xml: { -readonly [K in keyof XmlFlavour]: XmlFlavour[K] };
  /** `CallerId` of a channel: `"name" [number]`, as printed, or the bare number, as older code parsed it. */
  callerIdForm: 'quoted' | 'bare';
  /** The guide asks for `variable1` and is answered `<Variable1>`. */
  capitalizesVars: boolean;
  /** The guide prints bare texts as answers of `ccSetvar` and `ccGetvar`; the markup may have been lost. */
  varReply: 'bare' | 'xml';
  /** Undocumented JSON of `dbGetProfileParameters`. */
  profileParametersJson: 'object' | 'array';
  /** Whether profile parameters in the directory have the prefix `P_`. */
  usesParameterSet: boolean;
  /** Undocumented body of `fusionQueuesSet` and `fusionQueuesRemove`; and whether Set drops other memberships. */
  fusionQueuesReply: 'result' | 'empty';
  fusionQueuesSetReplaces: boolean;
  /** Undocumented order of the call history, and whether `start_date` itself belongs to it. */
  historyOrder: 'descending' | 'ascending';
  historyStart: 'after' | 'from';
  /** Records appear this long after the end of the call. */
  historyDelayMs: number;
  /** Whether a call whose first phone never answered is in the history at all. */
  recordsUnansweredPhone: boolean;
  /** What a blocking `ccOriginate` waits for: both parties, or the phone alone. */
  originateWaitsFor: 'both' | 'phone';
  /** Whether the SOP's own phones answer, unless an outcome is scripted for their digits. */
  phoneAnswers: boolean;
  /** Whether a called party hangs up after `engine.talkMs`; otherwise a call lasts until somebody ends it. */
  farEndHangsUp: boolean;
  /** How long a caller waits to be answered. */
  callerWaitsMs: Range;
  /** Least time between two `pumLogin` or `pumLogout` of one extension. */
  pumMinimumMs: number;
  /** Whether refused attempts begin the waiting anew; undocumented. */
  pumWindow: 'every-attempt' | 'success-only';
  events: EventSettings;
  engine: EngineSettings;
}

export const defaultEscauxSettings = (): EscauxSettings => ({
  apiVersion: '5.16.0',
  ccParkVersion: '1.2',
  mode: 'compatibility',
  requestsFromSop: false,
  phoneStateFix: true,
  recordingSupport: true,
  gateReply: 'http403',
  timeZone: 'Europe/Brussels',
  xml: { empty: 'open-close', pretty: true, declaration: false, encoding: 'UTF-8' },
  callerIdForm: 'quoted',
  capitalizesVars: true,
  varReply: 'bare',
  profileParametersJson: 'object',
  usesParameterSet: false,
  fusionQueuesReply: 'result',
  fusionQueuesSetReplaces: false,
  historyOrder: 'descending',
  historyStart: 'after',
  historyDelayMs: 0,
  recordsUnansweredPhone: false,
  originateWaitsFor: 'both',
  phoneAnswers: true,
  farEndHangsUp: true,
  callerWaitsMs: [20_000, 30_000],
  pumMinimumMs: 90_000,
  pumWindow: 'every-attempt',
  events: { splitBytes: 0, glued: false, unknown: false },
  engine: defaultEngineSettings(),
});

/** Settings as given at the start: every part may be left out. */
export type EscauxSettingsInput = Partial<Omit<EscauxSettings, 'engine' | 'xml' | 'events'>> & {
  engine?: Partial<EngineSettings>;
  xml?: Partial<EscauxSettings['xml']>;
  events?: Partial<EventSettings>;
};

export interface EscauxSimulatorOptions {
  /** Default 127.0.0.1. */
  host?: string;
  /** Ports play 80, 443 (without TLS) and 5050. Default 0: any free one. */
  port?: number;
  securePort?: number;
  eventPort?: number;
  /** Replaces parts of the default phones, profiles, directory, queues and users. */
  sop?: Partial<SopFixture>;
  settings?: EscauxSettingsInput;
  /** Default: the machine's clock. */
  clock?: SimClock;
  /** Simulated time per real time; only without `clock`. */
  speed?: number;
  /** Seed of the default chance; default 1. */
  seed?: number;
  chance?: Chance;
}
