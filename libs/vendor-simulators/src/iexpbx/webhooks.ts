import type { Chance } from '../engine/chance.js';
import type { Timers } from '../engine/timers.js';
import type { Call } from '../engine/call-engine.js';
import type { CallOutcome } from '../engine/outcomes.js';
import { commaSeconds } from './cdr.js';
import type { Outbound } from './outbound.js';
import type { IexpbxSettings } from './settings.js';

/** The vendor's words; `ANSER` is spelled so. */
const STATUS: Readonly<Record<CallOutcome, string>> = {
  answered: 'ANSER',
  no_answer: 'NOANSWER',
  busy: 'BUSY',
  congestion: 'CONGESTION',
  failed: 'CONGESTION',
  cancelled: 'CANCEL',
};

export interface WebhookCall {
  readonly chanid: string;
  readonly src: string;
  readonly dst: string;
  readonly calltype: string;
}

type Values = Readonly<Record<string, string>>;

/** Replaces known placeholders in braces and leaves everything else as the operator typed it. */
export const expand = (template: string, values: Values, isEscaped: boolean): string =>
  template.replace(/\{([a-z]+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : isEscaped ? encodeURIComponent(value) : value;
  });

/** Sends the two events of each call, as well or as badly as the settings say. */
export class Webhooks {
  private readonly heldBack = new Map<string, () => void>();

  constructor(
    private readonly settings: IexpbxSettings,
    private readonly timers: Timers,
    private readonly chance: Chance,
    private readonly outbound: Outbound,
  ) {}

  started(call: WebhookCall): void {
    const { start, reordered } = this.settings.webhooks;
    if (start === null) return;
    const values = { src: call.src, dst: call.dst, chanid: call.chanid, calltype: call.calltype };
    const send = (): void => this.emit('start', call.chanid, start, values);
    if (this.strikes(reordered)) this.heldBack.set(call.chanid, send);
    else send();
  }

  hungUp(call: WebhookCall, ended: Call): void {
    const { hangup, hangupFillsNumbers, duration } = this.settings.webhooks;
    if (hangup !== null) {
      const ms = (ended.endAt ?? ended.ringAt) - ended.ringAt;
      this.emit('hangup', call.chanid, hangup, {
        chanid: call.chanid,
        status: STATUS[ended.outcome],
        duration: duration === 'whole' ? String(Math.round(ms / 1000)) : commaSeconds(ms),
        ...(hangupFillsNumbers ? { src: call.src, dst: call.dst, calltype: call.calltype } : {}),
      });
    }
    const late = this.heldBack.get(call.chanid);
    this.heldBack.delete(call.chanid);
    // The hang-up must be on its way before the start leaves.
    if (late !== undefined) this.timers.after(100, late);
  }

  clear(): void {
    this.heldBack.clear();
  }

  private emit(event: 'start' | 'hangup', chanid: string, template: string, values: Values): void {
    const { lost, doubled, delayMs, unescaped } = this.settings.webhooks;
    if (this.strikes(lost)) return;
    const url = expand(template, values, !unescaped);
    const copies = this.strikes(doubled) ? 2 : 1;
    const send = (): void => {
      for (let copy = 0; copy < copies; copy += 1) this.outbound.send(event, chanid, url);
    };
    if (delayMs > 0) this.timers.after(delayMs, send);
    else send();
  }

  private strikes(share: number): boolean {
    return share > 0 && this.chance() < share;
  }
}
