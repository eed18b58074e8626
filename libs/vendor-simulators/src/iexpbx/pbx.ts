import { CallEngine, type Call } from '../engine/call-engine.js';
import { pick, type Chance } from '../engine/chance.js';
import type { SimClock } from '../engine/clock.js';
import { DialLog, type Dial } from '../engine/dial-log.js';
import { digitsOf, type CallOutcome } from '../engine/outcomes.js';
import { Timers } from '../engine/timers.js';
import type { FaultBoard } from '../http/faults.js';
import type { PlayedItem } from './announcements.js';
import { CdrBook } from './cdr.js';
import { Outbound } from './outbound.js';
import type { Extension, IexpbxSettings, PbxFixture } from './settings.js';
import { Webhooks, type WebhookCall } from './webhooks.js';

export interface PbxParts {
  readonly settings: IexpbxSettings;
  readonly fixture: PbxFixture;
  readonly clock: SimClock;
  readonly chance: Chance;
  readonly faults: FaultBoard;
  readonly firstCdrId: number;
}

/** One phone the PBX rings. */
export interface Leg {
  readonly operation: 'callnumber' | 'callivr' | 'callback' | 'incoming';
  readonly src: string;
  readonly number: string;
  readonly dp: string | null;
  readonly uf: string | null;
  readonly leg: Dial['leg'];
  /** Shown by `activecalls`. */
  readonly calltype: string;
  /** Overrides script, digits and chance. */
  readonly outcome?: CallOutcome;
  /** Once answered it lasts until hung up. */
  readonly staysUp?: boolean;
  readonly onAnswer?: (call: Call, chanid: string) => void;
  /** Gets the list that takes the ids of the leg's records. */
  readonly onEnd: (call: Call, cdrIds: string[]) => void;
}

export interface ActiveCall {
  readonly channel: string;
  readonly call: Call;
  readonly leg: Leg;
}

/** Everything one PBX remembers and does, without its HTTP. */
export class Pbx {
  readonly settings: IexpbxSettings;
  readonly fixture: PbxFixture;
  readonly chance: Chance;
  readonly timers: Timers;
  readonly engine: CallEngine;
  readonly dials = new DialLog('iexpbx');
  readonly cdr: CdrBook;
  readonly outbound: Outbound;
  private readonly webhooks: Webhooks;
  private readonly active = new Map<string, ActiveCall>();
  private channels = 0;
  /** What each IVR call had to play, in order. */
  readonly announced: PlayedItem[][] = [];

  constructor(parts: PbxParts) {
    this.settings = parts.settings;
    this.fixture = parts.fixture;
    this.chance = parts.chance;
    this.timers = new Timers(parts.clock);
    this.engine = new CallEngine(this.timers, parts.chance, () => this.settings.engine);
    this.cdr = new CdrBook(parts.settings, this.timers, parts.faults, parts.firstCdrId);
    this.outbound = new Outbound(() => this.timers.now());
    this.webhooks = new Webhooks(parts.settings, this.timers, parts.chance, this.outbound);
  }

  activeCalls(): ActiveCall[] {
    return [...this.active.values()];
  }

  /** Rings the phone of a leg; null when no line is free, and then nothing rang. */
  ring(leg: Leg): Call | null {
    const number = ++this.channels;
    const chanid = `${Math.floor(this.timers.now() / 1000)}.${number}`;
    const channel = `SIP/trunk-sip-Trunk110-${number.toString(16).padStart(5, '0')}`;
    const webhook: WebhookCall = { chanid, src: leg.src, dst: leg.number, calltype: leg.calltype };
    let cdrIds: string[] = [];
    return this.engine.place({
      number: leg.number,
      ...(leg.outcome === undefined ? {} : { outcome: leg.outcome }),
      staysUp: leg.staysUp ?? false,
      onRing: (call) => {
        this.active.set(channel, { channel, call, leg });
        // The ground truth is of what the interface dialled; a customer who calls in is not.
        if (leg.operation !== 'incoming') cdrIds = this.noteDial(call, leg, chanid);
        this.webhooks.started(webhook);
      },
      onAnswer: (call) => leg.onAnswer?.(call, chanid),
      onEnd: (call) => {
        this.active.delete(channel);
        leg.onEnd(call, cdrIds);
        this.webhooks.hungUp(webhook, call);
      },
    });
  }

  /** A customer calls a queue, and the phone of one of its registered members rings. */
  receive(src: string, queuenumber: string): void {
    const queue = this.fixture.queues.find((one) => one.queuenumber === queuenumber);
    if (queue === undefined) throw new RangeError(`There is no queue "${queuenumber}".`);
    const isRegistered = ({ username, regstatus }: Extension): boolean =>
      queue.internal.split(',').includes(username) && regstatus.startsWith('OK');
    const member = pick(this.fixture.extensions.filter(isRegistered), this.chance);
    if (member === undefined) throw new RangeError(`Queue "${queuenumber}" has no registered member.`);
    this.ring({
      operation: 'incoming',
      src,
      number: member.username,
      dp: null,
      uf: null,
      leg: 'only',
      calltype: `${this.settings.language === 'tr' ? 'Kuyruk' : 'Queue'}(${queuenumber})`,
      onEnd: (call) => {
        this.cdr.write(call, {
          operation: 'incoming',
          src,
          dst: member.username,
          userfield: '',
          fromMs: call.ringAt,
          queue: queuenumber,
        });
      },
    });
  }

  /** The script of an answered IVR call: perhaps a key, and then the customer's URL. */
  playIvr(number: string, uf: string, chanid: string): void {
    const { url, keyPressShare, keys, randomKeys } = this.settings.ivr;
    const scripted = keys[digitsOf(number)];
    const key = scripted ?? (this.chance() < keyPressShare ? (pick(randomKeys, this.chance) ?? '') : '');
    if (url === null || key === '') return;
    const target = url.replaceAll('${tuslama}', key).replaceAll('${MSTUF}', uf);
    this.outbound.send('ivr', chanid, target);
  }

  /** Forgets calls and records; the numbering of both goes on. */
  reset(): void {
    this.timers.cancelAll();
    this.engine.forgetAll();
    this.active.clear();
    this.webhooks.clear();
    this.dials.clear();
    this.cdr.clear();
    this.outbound.clear();
    this.announced.length = 0;
  }

  private noteDial(call: Call, leg: Leg, chanid: string): string[] {
    return this.dials.open(call, {
      operation: leg.operation,
      number: leg.number,
      campaign: null,
      dp: leg.dp,
      correlation: leg.uf,
      leg: leg.leg,
      pushId: null,
      vendorCallId: chanid,
    }).cdrIds;
  }
}
