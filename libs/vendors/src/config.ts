import type { VendorDrift, VendorLog } from './core/capabilities.js';
import type { SessionStore } from './core/session-store.js';

export interface VendorLimits {
  readonly maxConcurrent: number;
  /** Dialling requests started per second; no limit when absent. */
  readonly callsPerSecond?: number;
  /** One deadline for connecting, headers and body. */
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
}

export const DEFAULT_LIMITS: VendorLimits = {
  maxConcurrent: 4,
  timeoutMs: 15_000,
  maxResponseBytes: 16 * 1024 * 1024,
};

/** How a vendor is reached, when not straight and by the authorities that every system trusts. */
export interface WayOut {
  /** PEM of the only authorities whose certificates are accepted. */
  readonly caCertificate?: string;
  /** An HTTP proxy that opens tunnels (CONNECT). */
  readonly proxy?: { readonly url: string; readonly username?: string; readonly password?: string };
}

interface CommonConfig {
  /** e.g. `https://centre.example`; a path in front of the vendor's own is kept. */
  readonly baseUrl: string;
  readonly username: string;
  readonly password: string;
  /** IANA name of the zone of the vendor's wall clock. */
  readonly timeZone: string;
  readonly limits?: Partial<VendorLimits>;
  readonly wayOut?: WayOut;
}

/** What every AgentCall of a uContact connection has in common. */
export interface UcontactAgentCallSettings {
  /** The agents' context, as configured in uContact. */
  readonly context: string;
  /** The outgoing campaign that accounts for the calls, with its arrow. */
  readonly outQueue: string;
  /** The number that the called person is shown. */
  readonly callerId: string;
  /** SIP when absent. */
  readonly tech?: string;
}

export interface UcontactSettings {
  /** `auto`: getUserToken, and UserLogin where that answers 404. */
  readonly login?: 'auto' | 'getUserToken' | 'UserLogin';
  /** Only ASCII is certain to survive; `utf-8` sends uploads and data as they are. */
  readonly textEncoding?: 'ascii' | 'utf-8';
  /** Names that uploadbasewithtimezone may be given. */
  readonly allowedTimeZones?: readonly string[];
  /** On whose behalf lists are uploaded; the API user when absent. */
  readonly uploadUsername?: string;
  readonly searchLimit?: number;
  readonly maxDataBytes?: number;
  /** Without them no call that rings the agent first can be made. */
  readonly agentCalls?: UcontactAgentCallSettings;
  /** Where recordings lie under `/records/`; the instance itself when absent. */
  readonly telephonyUrl?: string;
  /** The second host, to which older recordings are moved; none is asked when absent. */
  readonly backupUrl?: string;
  /** The largest recording that is read; 64 MiB when absent. */
  readonly maxRecordingBytes?: number;
  /** How long a refused sign-in is remembered before the vendor is asked again. */
  readonly loginCooldownMs?: number;
}

export interface IexpbxSettings {
  /** `/api/old/get`, or `/` on older installations. */
  readonly path?: string;
  /** The longest time one `cdr` request asks for. */
  readonly cdrWindowHours?: number;
  /** Bodies that this installation is known to answer when it takes a call, compared as trimmed text. */
  readonly acceptedBodies?: readonly string[];
  /** The largest recording that is read; 64 MiB when absent. */
  readonly maxRecordingBytes?: number;
}

export interface UcontactConfig extends CommonConfig {
  readonly kind: 'ucontact';
  readonly settings?: UcontactSettings;
}

export interface IexpbxConfig extends CommonConfig {
  readonly kind: 'iexpbx';
  readonly settings?: IexpbxSettings;
}

export interface EscauxSettings {
  /** Version of the SOP API module, e.g. `4.10.0`. What needs a version is refused while none is given. */
  readonly apiVersion?: string;
  /** `compatibility`: without credentials; `secure`: https, and a directory user's name and password. By the address when absent. */
  readonly mode?: 'compatibility' | 'secure';
  /** Which form is asked for where a function has both. */
  readonly form?: 'json' | 'xml';
  /** `async` answers at once; `blocking` when the call has come about or failed. */
  readonly originate?: 'async' | 'blocking';
  /** How long a blocking call may ring before its answer is given up. */
  readonly ringTimeoutMs?: number;
  /** The channel variable that carries our id. */
  readonly correlationVariable?: string;
  /** Extensions whose call history is read; the SOP has no history of everything. */
  readonly historyExtensions?: readonly string[];
  readonly historyPageSize?: number;
  /** Which pair of functions changes the members of a queue; `fusion` answers nothing that is documented. */
  readonly memberFunctions?: 'cc' | 'fusion';
  readonly eventPort?: number;
  /** How often the event socket is proven alive. */
  readonly eventPingMs?: number;
}

export interface EscauxConfig extends CommonConfig {
  readonly kind: 'escaux';
  readonly settings?: EscauxSettings;
}

export interface PhonebarSettings {
  /** `browser`: only the agent's own PC reaches it, so nothing is asked from here. `service` when absent. */
  readonly reach?: 'service' | 'browser';
}

export interface XcallySettings extends PhonebarSettings {
  /** It speaks both; JSON when absent. */
  readonly format?: 'json' | 'xml';
}

/** Name and password are empty: a phonebar knows no users. */
export interface XcallyConfig extends CommonConfig {
  readonly kind: 'xcally';
  readonly settings?: XcallySettings;
}

export interface MotionConfig extends CommonConfig {
  readonly kind: 'motion';
  readonly settings?: PhonebarSettings;
}

export type VendorConfig = UcontactConfig | IexpbxConfig | EscauxConfig | XcallyConfig | MotionConfig;

export interface VendorDependencies {
  readonly clock: { now(): Date };
  /** Milliseconds on a clock that never jumps, e.g. `performance.now`. */
  monotonicNow(): number;
  readonly log: VendorLog;
  /** Only vendors with a session use it. */
  readonly sessionStore: SessionStore;
  readonly reportDrift?: (drift: VendorDrift) => void;
}
