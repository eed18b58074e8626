import type { SimClock } from '../engine/clock.js';
import type { Chance } from '../engine/chance.js';
import { defaultEngineSettings, type EngineSettings } from '../engine/call-engine.js';
import type { DialerOptions } from './campaigns.js';

export interface DispositionRule {
  readonly campaign: string;
  readonly levels: readonly [string, string, string];
  readonly action: 'RESPOOL' | 'RESPOOLALTERNATIVE' | 'BLACKLIST' | 'SCHEDULE' | 'NOACTION';
}

export interface RecordingSettings {
  /** In which format answered calls are kept; null: not at all. */
  format: 'mp3' | 'gsm' | null;
  /** On which of the two hosts, and whether in the folder of the day. */
  host: 'telephony' | 'backup';
  isDated: boolean;
  /** Every file is answered with a sign-in page and status 200. */
  signInPage: boolean;
}

/** What may change while the uContact simulator runs. Assign to the fields; `reset()` brings the start back. */
export interface UcontactSettings {
  user: string;
  password: string;
  /** IANA zone of the instance: every date in and out is its wall clock. */
  timeZone: string;
  /** Life of a token in milliseconds; null: until ended. */
  tokenLifeMs: number | null;
  /** A new login ends the older tokens. */
  singleSession: boolean;
  /** `getUserToken` is absent (404), as on older instances. */
  oldLoginOnly: boolean;
  /** `UserLogin` answers a phone object as third item, its `md5secret` being the token. */
  userHasPhone: boolean;
  /** Answer to malformed JSON in a form field. */
  malformedJson: '0' | 'http500';
  /** Answer of `RemoveContact` and `RemoveScheduleDialerCall` when nothing matched. */
  removeNoMatch: '1' | '0';
  /** `strict` refuses a file with a bad row; `drop` answers 1 and drops the bad rows. */
  uploadRows: 'strict' | 'drop';
  uploadEncoding: 'ascii' | 'utf-8' | 'latin-1';
  /** Time between the answer 1 and the rows' arrival in the list. */
  uploadDelayMs: number;
  /** New lists are active at once, in place of waiting for `activateList`. */
  autoActivateLists: boolean;
  /** Zone names `uploadbasewithtimezone` knows. */
  timezones: string[];
  /** Whether `getrecords` lists unanswered attempts. */
  showUnanswered: boolean;
  /** Dates in records end in `.0`. */
  fractionalSeconds: boolean;
  /** `getrecords` ends with an element without `guid`. */
  recordsTerminator: boolean;
  /** Records appear this long after the end of the call. */
  cdrDelayMs: number;
  /** `campaignstatus` also holds entries of agents. */
  statusShowsAgents: boolean;
  /** `campaignstatus` takes the `queue` filter literally, or ignores it. */
  statusFilter: 'exact' | 'ignored';
  /** Newer Java versions put a narrow no-break space before AM and PM. */
  narrowSpaceBeforeAmPm: boolean;
  /** What `AgentCall` may be given as `tech` and `context`. */
  techs: string[];
  agentContexts: string[];
  /** Whether the agent's phone is picked up; otherwise the destination never rings. */
  agentAnswers: boolean;
  /** Which spelling of the operation this version knows. */
  hangupSpelling: 'both' | 'HungupPhone' | 'HangupPhone';
  /** Incoming contexts and extensions of voice workflows. */
  workflows: { context: string; extension: string }[];
  /** The disposition trees, entered beforehand. */
  dispositions: DispositionRule[];
  recordings: RecordingSettings;
  engine: EngineSettings;
}

export const defaultUcontactSettings = (): UcontactSettings => ({
  user: 'apiuser',
  password: 'password',
  timeZone: 'America/Montevideo',
  tokenLifeMs: null,
  singleSession: false,
  oldLoginOnly: false,
  userHasPhone: false,
  malformedJson: 'http500',
  removeNoMatch: '1',
  uploadRows: 'strict',
  uploadEncoding: 'utf-8',
  uploadDelayMs: 0,
  autoActivateLists: false,
  timezones: [
    'America/Montevideo',
    'America/Argentina/Buenos_Aires',
    'America/New_York',
    'America/Los_Angeles',
    'Europe/Brussels',
    'Europe/Istanbul',
    'Europe/London',
  ],
  showUnanswered: true,
  fractionalSeconds: false,
  recordsTerminator: false,
  cdrDelayMs: 0,
  statusShowsAgents: true,
  statusFilter: 'exact',
  narrowSpaceBeforeAmPm: false,
  techs: ['SIP'],
  agentContexts: ['from-agents'],
  agentAnswers: true,
  hangupSpelling: 'both',
  workflows: [{ context: 'flows', extension: '500' }],
  dispositions: [
    { campaign: 'Sales<-', levels: ['Sale', 'Phone', 'New'], action: 'NOACTION' },
    { campaign: 'Sales<-', levels: ['Later', 'Date', 'Agreed'], action: 'SCHEDULE' },
    { campaign: 'Sales<-', levels: ['Later', 'Soon', ''], action: 'RESPOOL' },
    { campaign: 'Sales<-', levels: ['Wrong', 'Number', ''], action: 'RESPOOLALTERNATIVE' },
    { campaign: 'Sales<-', levels: ['Never', '', ''], action: 'BLACKLIST' },
  ],
  recordings: { format: 'mp3', host: 'telephony', isDated: false, signInPage: false },
  engine: defaultEngineSettings(),
});

/** Settings as given at the start: every part may be left out. */
export type UcontactSettingsInput = Partial<Omit<UcontactSettings, 'engine'>> & {
  engine?: Partial<EngineSettings>;
};

export interface UcontactSimulatorOptions {
  /** Default 127.0.0.1. */
  host?: string;
  /** Default 0: any free port. */
  port?: number;
  /** In place of the default campaigns `Sales<-`, `Survey<-`, `Renewals->` and `Broadcast`. */
  dialers?: readonly DialerOptions[];
  settings?: UcontactSettingsInput;
  /** Default: the machine's clock. */
  clock?: SimClock;
  /** Simulated time per real time; only without `clock`. */
  speed?: number;
  /** Seed of the default chance; default 1. */
  seed?: number;
  chance?: Chance;
  /** Makes the UUIDs of tokens and calls; default random. */
  newId?: () => string;
  /** Id of the first call record; default derived from the clock, so that a restart never repeats ids. */
  firstCdrId?: number;
}
