import { CallEngine, type Call } from '../engine/call-engine.js';
import type { Chance, Range } from '../engine/chance.js';
import { DialLog, type Dial } from '../engine/dial-log.js';
import { digitsOf, type CallOutcome } from '../engine/outcomes.js';
import type { Timers } from '../engine/timers.js';
import type { Channel } from './channel.js';
import type { EscauxSettings } from './settings.js';

/** One leg to be rung. */
export interface Leg {
  /** The function that causes it; `incoming` for what callers cause, which is no dial of the interface. */
  readonly operation: string;
  readonly number: string;
  /** Phone of the SOP; null for a number outside. */
  readonly phone: string | null;
  /** Technology in front of the channel id, when it is not the usual one. */
  readonly channelName?: string;
  readonly leg?: Dial['leg'];
  readonly correlation?: string | null;
  readonly callerName: string;
  readonly callerNumber: string;
  readonly isOriginating?: boolean;
  readonly staysUp?: boolean;
  readonly outcome?: CallOutcome;
  readonly ringMs?: Range;
  readonly onRing?: (channel: Channel) => void;
  readonly onAnswer?: (channel: Channel, cdrIds: string[]) => void;
  readonly onEnd?: (channel: Channel, cdrIds: string[]) => void;
}

const TRUNK = 'IAX2/trunk@192.0.2.10:4569';

/** Rings legs and keeps the channels. What becomes of them it draws from the shared call engine. */
export class Exchange {
  readonly engine: CallEngine;
  readonly dials = new DialLog('escaux');
  private open: Channel[] = [];
  private numbering = 0;
  /** Somebody may be free now. */
  onChange: () => void = () => undefined;

  constructor(
    private readonly settings: EscauxSettings,
    timers: Timers,
    chance: Chance,
  ) {
    this.engine = new CallEngine(timers, chance, () => settings.engine);
  }

  channels(): Channel[] {
    return [...this.open];
  }

  find(id: string): Channel | undefined {
    return this.open.find((channel) => channel.id === id);
  }

  ofPhone(phone: string): Channel[] {
    return this.open.filter((channel) => channel.phone === phone);
  }

  /** Rings; null when no line is free, and then nothing rang. */
  ring(leg: Leg): Channel | null {
    let channel: Channel | null = null;
    let cdrIds: string[] = [];
    const outcome = leg.outcome ?? this.phoneOutcome(leg);
    const placed = this.engine.place({
      number: leg.number,
      ...(outcome === null ? {} : { outcome }),
      ...(leg.ringMs === undefined ? {} : { ringMs: leg.ringMs }),
      staysUp: leg.staysUp ?? !this.settings.farEndHangsUp,
      onRing: (call) => {
        channel = this.opened(call, leg);
        if (leg.operation !== 'incoming') cdrIds = this.noteDial(channel, leg);
        leg.onRing?.(channel);
      },
      onAnswer: () => channel !== null && leg.onAnswer?.(channel, cdrIds),
      onEnd: () => channel !== null && this.ended(channel, leg, cdrIds),
    });
    return placed === null ? null : channel;
  }

  /** Couples two legs: from now on they end together. */
  join(one: Channel, other: Channel): void {
    if (one.partner === other) return;
    this.release(one);
    this.release(other);
    one.partner = other;
    other.partner = one;
  }

  /** Ends a leg, and the one it is coupled with. */
  hangUp(channel: Channel): void {
    this.engine.hangUp(channel.call);
  }

  /** Takes a leg away from its partner, which ends. */
  release(channel: Channel): void {
    const { partner } = channel;
    if (partner === null) return;
    channel.partner = null;
    partner.partner = null;
    this.hangUp(partner);
  }

  /** Takes two legs apart and ends neither. */
  separate(channel: Channel): void {
    if (channel.partner !== null) channel.partner.partner = null;
    channel.partner = null;
  }

  newChannelId(phone: string | null): string {
    this.numbering += 1;
    if (phone === null) return `${TRUNK}/${this.numbering}`;
    return `SIP/${phone}-${this.numbering.toString(16).padStart(8, '0')}`;
  }

  forgetAll(): void {
    this.engine.forgetAll();
    this.open = [];
  }

  /** A phone of the SOP is picked up, or not, by setting; other numbers go by script, digits or chance. */
  private phoneOutcome({ phone, number }: Leg): CallOutcome | null {
    const { engine, phoneAnswers } = this.settings;
    if (phone === null || engine.outcomes[digitsOf(number)] !== undefined) return null;
    return phoneAnswers ? 'answered' : 'no_answer';
  }

  private opened(call: Call, leg: Leg): Channel {
    const id = this.newChannelId(leg.phone);
    const channel: Channel = {
      id: leg.channelName === undefined ? id : `${leg.channelName}-${this.numbering.toString(16)}`,
      call,
      phone: leg.phone,
      isOriginating: leg.isOriginating ?? false,
      callerName: leg.callerName,
      callerNumber: leg.callerNumber,
      partner: null,
      isAnsweredBySop: false,
      slot: null,
      isHeld: false,
      recordsTo: null,
      variables: new Map(),
      whenGone: [],
    };
    this.open.push(channel);
    return channel;
  }

  private ended(channel: Channel, leg: Leg, cdrIds: string[]): void {
    this.open = this.open.filter((other) => other !== channel);
    leg.onEnd?.(channel, cdrIds);
    for (const task of channel.whenGone.splice(0)) task();
    this.release(channel);
    this.onChange();
  }

  private noteDial(channel: Channel, leg: Leg): string[] {
    return this.dials.open(channel.call, {
      operation: leg.operation,
      number: leg.number,
      campaign: null,
      dp: null,
      correlation: leg.correlation ?? null,
      leg: leg.leg ?? 'only',
      pushId: null,
      vendorCallId: channel.id,
    }).cdrIds;
  }
}
