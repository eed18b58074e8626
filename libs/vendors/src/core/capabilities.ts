import type { VendorCallRecord } from './call-record.js';
import type { CircuitReport } from './circuit-report.js';
import type { Json } from './json.js';
import type { SendBy } from './send-by.js';
import type { UnreachableReason, VendorErrorKind, VendorKind } from './vendor-error.js';

/** Every failure of these interfaces is a thrown VendorError; its `effect` says whether anything may have happened. */

/**
 * How a campaign uses uContact's DialerTask.
 * - `append`: queues behind what waits; needs an agent on a progressive dialer
 * - `priority`: through the dialer, ahead of ordinary contacts
 * - `scheduled`: at `callAt`
 * - `manual`: click to call, rings at once
 */
export interface UcontactCampaignSettings {
  readonly kind: 'ucontact';
  /** The dialer's campaign with its arrow, e.g. `Power<-`. */
  readonly campaign: string;
  readonly mode: 'append' | 'priority' | 'scheduled' | 'manual';
  /** Progressive dialers want an agent with every contact. */
  readonly isProgressive?: boolean;
  /** A free label of the origin. */
  readonly source?: string;
}

/** One thing to be played: text to speak, or an audio file's name without extension. */
export type Announcement = { readonly text: string } | { readonly file: string };

export interface IexpbxIvrSettings {
  readonly kind: 'iexpbx-ivr';
  readonly dialPlan: string;
  /** The IVR number that takes the call once it is established. */
  readonly ivrNumber: string;
  readonly announcements?: readonly Announcement[];
}

/** IEXPBX `callback`: joins the branch's own number (number1) with the contact (number2), hiding each from the other. */
export interface IexpbxMaskedCallSettings {
  readonly kind: 'iexpbx-masked';
  readonly dialPlan: string;
  readonly ownNumber: string;
}

export type VendorCampaignSettings = UcontactCampaignSettings | IexpbxIvrSettings | IexpbxMaskedCallSettings;

export interface PushRequest {
  /** The attempt's id without hyphens: 32 lower-case hexadecimal digits. */
  readonly correlationId: string;
  /** As the vendor must dial it. */
  readonly number: string;
  /** What the workflow or the agent's form gets. Vendors without such a channel ignore it. */
  readonly data: Readonly<Record<string, string>>;
  readonly priority?: number;
  readonly agent?: string;
  /** When to call, for `scheduled` pushes only. */
  readonly callAt?: Date;
  readonly campaign: VendorCampaignSettings;
  readonly sendBy: SendBy;
  readonly requestId?: string;
}

/** The vendor took the request. It does not mean that anybody was rung. `raw` is the answer, cut to a few hundred characters. */
export type PushAnswer = {
  readonly status: 'accepted';
  readonly vendorRef: string | null;
  readonly raw: string;
};

export interface ContactPusher {
  push(request: PushRequest): Promise<PushAnswer>;
  /** The most bytes a contact's data may take in the vendor's own encoding; `null` when nothing is known or no data travels. */
  readonly maxDataBytes: number | null;
}

export interface BulkRow {
  readonly correlationId: string;
  readonly number: string;
  readonly data: Readonly<Record<string, string>>;
  readonly alternatives?: readonly string[];
  /** 1 (first) to 9999 (last); 1 is best left to scheduled calls. */
  readonly priority?: number;
  readonly agent?: string;
}

export interface BulkPushRequest {
  readonly listName: string;
  readonly rows: readonly BulkRow[];
  readonly campaign: VendorCampaignSettings;
  /** A name from the connection's allowed list; the vendor knows no zone per row. */
  readonly timezone?: string;
  readonly sendBy: SendBy;
  readonly requestId?: string;
}

export interface BulkPusher {
  /** The list is received, not checked, and may arrive inactive: `vendorRef` is the list's name. */
  pushList(request: BulkPushRequest): Promise<PushAnswer>;
}

export interface RecallReceipt {
  /** `not_waiting`: the vendor had nothing (any more) to remove. A call already in progress is not stopped. */
  readonly receipt: 'removed' | 'not_waiting';
  readonly raw: string;
}

export interface ContactRecaller {
  recall(request: { vendorCampaign: string; number: string; requestId?: string }): Promise<RecallReceipt>;
}

export interface CallRecordReader {
  /** Pages of records that started in [from, to], each record once. Ends with an error when an answer cannot be understood. */
  readCallRecords(request: { from: Date; to: Date; signal?: AbortSignal }): AsyncIterable<VendorCallRecord[]>;
}

/** What the vendor showed at one moment: `at` is when we had its answer. */
export interface Snapshot<Item> {
  readonly at: Date;
  readonly items: readonly Item[];
  readonly drift: readonly string[];
}

export interface QueueSnapshot {
  readonly name: string;
  readonly label?: string;
  readonly memberNames?: readonly string[];
  readonly loggedIn?: number;
  readonly available?: number;
  readonly waiting?: number;
  readonly holdSeconds?: number;
  readonly talkSeconds?: number;
  readonly longestHoldSeconds?: number;
  readonly raw: Json;
}

export interface QueueReader {
  readQueues(): Promise<Snapshot<QueueSnapshot>>;
}

export interface MemberSnapshot {
  readonly name: string;
  readonly label: string;
  readonly isRegistered: boolean;
  /** The vendor's own words, for display. */
  readonly state: string;
  /** Where one phone is a member of several queues, there is one row for each. */
  readonly queue?: string;
  readonly extension?: string;
  /** Independent of the state: somebody paused may be free. */
  readonly isPaused?: boolean;
  /** A static member cannot be taken out of its queue. */
  readonly membership?: 'static' | 'dynamic' | 'unknown';
  readonly raw: Json;
}

export interface MemberReader {
  readMembers(): Promise<Snapshot<MemberSnapshot>>;
}

export interface ActiveCallSnapshot {
  readonly channel: string;
  readonly source: string;
  readonly destination: string;
  readonly durationSeconds: number | null;
  readonly queue?: string;
  /** The vendor's own words, possibly in another language, for display only. */
  readonly typeText: string;
  readonly stateText: string;
  /** Our 32 hexadecimal digits, when the call carries them. */
  readonly correlationId?: string;
  /** The channel at the other end of the bridge. */
  readonly peerChannel?: string;
  readonly raw: Json;
}

export interface ActiveCallReader {
  readActiveCalls(): Promise<Snapshot<ActiveCallSnapshot>>;
}

export interface CampaignStatusSnapshot {
  readonly campaign: string;
  readonly agentsTotal?: number;
  readonly agentsLoggedIn?: number;
  readonly agentsAvailable?: number;
  readonly agentsPaused?: number;
  readonly agentsBusy?: number;
  readonly agentsOnWrapUp?: number;
  readonly waiting?: number;
  readonly completed?: number;
  readonly abandoned?: number;
  readonly totalCalls?: number;
  readonly serviceLevelPercent?: number;
  readonly talkedSeconds?: number;
  readonly holdSeconds?: number;
  readonly strategy?: string;
  readonly raw: Json;
}

export interface CampaignStatusReader {
  /** Without a campaign, all of them. A vendor's filter may be loose: look the name up in what comes back. */
  readCampaignStatus(request?: { vendorCampaign?: string }): Promise<Snapshot<CampaignStatusSnapshot>>;
}

export interface CallHanger {
  /** Looks the channel up first, cuts it, and looks again. `isGone` false: taken, but still listed. */
  hangUp(request: {
    channel: string;
    requestId?: string;
  }): Promise<{ readonly isGone: boolean; readonly raw: string }>;
}

export interface AgentCallRequest {
  /** The attempt's id without hyphens: 32 lower-case hexadecimal digits. */
  readonly correlationId: string;
  /** The agent's device, which rings first. */
  readonly agentPhone: string;
  /** The agent's name, for vendors that know an agent by name and phone (uContact). */
  readonly agentName?: string;
  /** As the vendor must dial it, prefix included. */
  readonly number: string;
  /** The extension whose number the called person is shown. */
  readonly callerExtension?: string;
  readonly sendBy: SendBy;
  readonly requestId?: string;
}

export interface AgentCaller {
  /** Rings the agent's phone, and the contact when that is picked up. Accepted means taken, not answered, not even rung. */
  callAgentFirst(request: AgentCallRequest): Promise<PushAnswer>;
}

export interface MemberChange {
  /** The queue's name as its members are listed under. */
  readonly queue: string;
  readonly phone: string;
  readonly requestId?: string;
}

export interface MemberChanger {
  /** Resolves once the phone is listed as a member. A refusal of the vendor or its silence is a VendorError. */
  addMember(change: MemberChange): Promise<void>;
  /** Resolves once the phone is no longer listed. A permanent (static) member cannot be taken out. */
  removeMember(change: MemberChange): Promise<void>;
  /** Without a queue, in all queues of the phone. */
  setPaused(change: {
    readonly phone: string;
    readonly queue?: string;
    readonly paused: boolean;
    readonly requestId?: string;
  }): Promise<void>;
}

/** Control of one leg of a call in progress, by its channel. */
export interface ChannelController {
  /** Sends the leg to a number; also takes a parked one back. It rings a phone, so it has a send-by moment. */
  redirect(request: {
    readonly channel: string;
    readonly number: string;
    readonly sendBy: SendBy;
    readonly requestId?: string;
  }): Promise<void>;
  /** The place where it is parked is not in the answer: it comes as an event, or with the next list of channels. */
  park(request: {
    readonly channel: string;
    readonly secondChannel?: string;
    readonly requestId?: string;
  }): Promise<void>;
  joinParked(request: {
    readonly channel: string;
    readonly parkSlot: string;
    readonly requestId?: string;
  }): Promise<void>;
  /** To the voicemail box of an extension, or to a file of that name (no folder, no extension). */
  setRecording(request: {
    readonly channel: string;
    readonly action: 'start' | 'stop';
    readonly target: { readonly mailbox: string } | { readonly filename: string };
    readonly callerExtension?: string;
    readonly requestId?: string;
  }): Promise<void>;
  setVariable(request: {
    readonly channel: string;
    readonly name: string;
    readonly value: string;
    readonly requestId?: string;
  }): Promise<void>;
  /** Empty when the variable is not set. */
  getVariable(request: { readonly channel: string; readonly name: string }): Promise<string>;
}

export interface HotDesk {
  /** Connects an extension with a physical phone. Vendors want a pause between two changes of one extension. */
  logIn(request: {
    readonly extension: string;
    readonly phone: string;
    readonly requestId?: string;
  }): Promise<void>;
  logOut(request: { readonly extension: string; readonly requestId?: string }): Promise<void>;
}

/** Something a vendor tells without being asked. It is a hint to look, never proof: what was missed does not come again. */
export interface VendorEvent {
  readonly at: Date;
  /** The vendor's own name for it, also one that its documents do not have. */
  readonly name: string;
  /** `call_started` and `parked` are documented; everything else is kept and means nothing. */
  readonly kind: 'call_started' | 'parked' | 'other';
  readonly channel?: string;
  readonly source?: string;
  readonly destination?: string;
  readonly parkSlot?: string;
  readonly raw: Json;
}

export interface EventHandlers {
  onEvent(event: VendorEvent): void;
  /** After the first connection and after each later one: events may have been missed, so read again what they concern. */
  onConnected(): void;
  /** The line is gone and is being built again by itself; `why` is for people. */
  onDisconnected(why: string): void;
}

export interface EventSource {
  /** Stays connected until closed, through any number of cut lines. */
  subscribe(handlers: EventHandlers): { close(): void };
}

export interface BlacklistRequest {
  readonly number: string;
  /** `*`: every campaign of the vendor. */
  readonly vendorCampaign: string;
  readonly name?: string;
  readonly company?: string;
  readonly requestId?: string;
}

export interface Blacklister {
  /** Cannot be undone: no vendor operation removes an entry. */
  addBlack(request: BlacklistRequest): Promise<{ readonly raw: string }>;
}

export type ProbeOutcome =
  'ok' | UnreachableReason | 'credentials' | 'wrong_product' | 'server_fault' | 'throttled' | 'refused';

export interface ProbeReport {
  readonly outcome: ProbeOutcome;
  /** One or two sentences for the person who sets the connection up. */
  readonly message: string;
  readonly ms: number;
}

export interface ConnectionProbe {
  /** Signs in and reads something small. Never dials, never throws a VendorError. */
  probe(): Promise<ProbeReport>;
}

export interface SessionEnder {
  /** Ends the shared session for every node: for a connection that is being removed. */
  endSession(): Promise<void>;
}

export interface VendorCapabilities {
  readonly contactPusher: ContactPusher;
  readonly bulkPusher: BulkPusher;
  readonly contactRecaller: ContactRecaller;
  readonly callRecordReader: CallRecordReader;
  readonly queueReader: QueueReader;
  readonly memberReader: MemberReader;
  readonly activeCallReader: ActiveCallReader;
  readonly campaignStatusReader: CampaignStatusReader;
  readonly callHanger: CallHanger;
  readonly agentCaller: AgentCaller;
  readonly memberChanger: MemberChanger;
  readonly channelController: ChannelController;
  readonly hotDesk: HotDesk;
  readonly eventSource: EventSource;
  readonly blacklister: Blacklister;
  readonly connectionProbe: ConnectionProbe;
  readonly sessionEnder: SessionEnder;
}
export type CapabilityName = keyof VendorCapabilities;

export interface MissingCapability {
  /** One sentence for the screen. */
  readonly missing: string;
}
export type CapabilityTable = {
  readonly [Name in CapabilityName]: VendorCapabilities[Name] | MissingCapability;
};

export const isMissing = (capability: object): capability is MissingCapability => 'missing' in capability;

export interface Vendor {
  readonly kind: VendorKind;
  readonly capabilities: CapabilityTable;
  capability<Name extends CapabilityName>(name: Name): VendorCapabilities[Name] | MissingCapability;
  circuit(): CircuitReport;
  /** Closes the sockets once what is under way has been answered. */
  close(): Promise<void>;
}

/** One line for the log: never a URL, never a body. `status` is null when no answer came. */
export interface VendorLogEntry {
  readonly vendor: VendorKind;
  readonly operation: string;
  readonly status: number | null;
  readonly ms: number;
  readonly requestId: string | null;
  readonly outcome: 'ok' | VendorErrorKind;
  /** What the clock of whoever answered showed, in epoch ms of whole seconds; absent where no answer told it. */
  readonly serverTimeMs?: number;
}
export type VendorLog = (entry: VendorLogEntry) => void;

/** Something the vendor said that its documents do not: worth a look, fails nothing. */
export interface VendorDrift {
  readonly vendor: VendorKind;
  readonly operation: string;
  readonly what: string;
}
