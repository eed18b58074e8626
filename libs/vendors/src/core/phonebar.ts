import type { MissingCapability, Snapshot } from './capabilities.js';
import type { Json, JsonObject } from './json.js';
import type { SendBy } from './send-by.js';

/**
 * A phonebar is a program on the agent's own PC, without credentials, that this page drives by GET. Every failure is a VendorError;
 * its `effect` says whether the phone may have done something.
 */
export type PhonebarKind = 'xcally' | 'motion';

/** `blind`: the page may trigger but not read, so no answer ever proves anything. */
export type PhonebarReading = 'readable' | 'blind';

export type PhonebarState =
  'idle' | 'dialling' | 'ringing' | 'incoming' | 'talking' | 'held' | 'ended' | 'unknown';

export interface PhonebarCall {
  /** What the verbs take: the session's id (Motion), or the other party's number (xCALLY). */
  readonly handle: string;
  readonly number: string;
  readonly state: PhonebarState;
  /** The vendor's own word or number, for display. */
  readonly stateText: string;
  /** `null` where the phonebar does not tell. */
  readonly isIncoming: boolean | null;
  readonly durationSeconds: number | null;
  readonly queue?: string;
  readonly raw: Json;
}

/** The phonebar took the request; what became of it shows in the list of calls. */
export interface PhonebarAnswer {
  readonly status: 'accepted';
  readonly raw: string;
}

export interface OriginateReport {
  /** `unclear`: the answer was missing or odd, but a call was seen. */
  readonly answer: 'accepted' | 'unclear';
  /** `unconfirmed`: taken, and no call to the number was seen in time. */
  readonly outcome: 'seen' | 'unconfirmed';
  /** Calls to the number that were not there before. */
  readonly calls: readonly PhonebarCall[];
  /** More than one call came of it: a browser may repeat a GET by itself when its line is cut. Hang one up. */
  readonly hasSecondCall: boolean;
}

export interface PhonebarDialer {
  /** Lists the calls, dials, and looks what came of it; never dials again by itself. One at a time. */
  originate(request: { readonly number: string; readonly sendBy: SendBy }): Promise<OriginateReport>;
}

export interface PhonebarCallLister {
  listCalls(): Promise<Snapshot<PhonebarCall>>;
}

export interface PhonebarHanger {
  /** One call, which must be listed; also rejects an incoming one. */
  hangUp(request: { readonly handle: string }): Promise<PhonebarAnswer>;
}

export interface PhonebarInCall {
  answer(request: { readonly handle: string }): Promise<PhonebarAnswer>;
  /** `agentMayBePaused`: the call had ended meanwhile, and this phonebar then pauses the agent; null: it could not be looked at. */
  hold(request: {
    readonly handle: string;
  }): Promise<PhonebarAnswer & { readonly agentMayBePaused: boolean | null }>;
  /** The same verb as holding, which toggles (inferred): sent only when the call is seen on hold. */
  resume(request: { readonly handle: string }): Promise<PhonebarAnswer>;
  /** Blind: rings the number and leaves, so it has a send-by moment. */
  transfer(request: {
    readonly handle: string;
    readonly number: string;
    readonly sendBy: SendBy;
  }): Promise<PhonebarAnswer>;
}

export interface PhonebarConsulter {
  /** Calls somebody about the present call; hanging up then joins the two (inferred). */
  startConsultation(request: { readonly number: string; readonly sendBy: SendBy }): Promise<PhonebarAnswer>;
}

export interface PhonebarCallJoiner {
  /** Joins two of the agent's calls and leaves. */
  transferTo(request: { readonly handle: string; readonly partner: string }): Promise<PhonebarAnswer>;
}

export interface PhonebarConferencer {
  /** Joins the held call with the present one. */
  conference(request: { readonly heldHandle: string }): Promise<PhonebarAnswer>;
}

/** Rows whose fields no document names; shown as they come. */
export interface PhonebarRowReader {
  readRows(): Promise<Snapshot<JsonObject>>;
}

export interface PhonebarPauser {
  /** Moves the agent to Pause. No verb ends it: only the agent can, in the phonebar. */
  pauseAgent(request: { readonly number: string }): Promise<PhonebarAnswer>;
}

export interface PhonebarCapabilities {
  readonly dialer: PhonebarDialer;
  readonly callLister: PhonebarCallLister;
  readonly hanger: PhonebarHanger;
  readonly inCall: PhonebarInCall;
  readonly consulter: PhonebarConsulter;
  readonly callJoiner: PhonebarCallJoiner;
  readonly conferencer: PhonebarConferencer;
  readonly recentCalls: PhonebarRowReader;
  readonly queues: PhonebarRowReader;
  readonly peer: PhonebarRowReader;
  readonly pauser: PhonebarPauser;
}
export type PhonebarCapabilityName = keyof PhonebarCapabilities;

export interface Phonebar {
  readonly kind: PhonebarKind;
  readonly reading: PhonebarReading;
  readonly capabilities: {
    readonly [Name in PhonebarCapabilityName]: PhonebarCapabilities[Name] | MissingCapability;
  };
}
