import type { Call } from '../engine/call-engine.js';
import { localDigits } from '../engine/local-time.js';
import type { FaultBoard } from '../http/faults.js';
import type { Timers } from '../engine/timers.js';
import type { IexpbxSettings } from './settings.js';

export interface CdrRow {
  readonly id: string;
  /** PBX-local `YYYY-MM-DDTHH:mm:ss`, for comparing. */
  readonly local: string;
  readonly calltype: 'incoming' | 'outcoming';
  readonly src: string;
  readonly dst: string;
  readonly duration: string;
  readonly disposition: string;
  readonly queue: string;
  readonly record: boolean;
  readonly userfield: string;
}

/** Seconds with a decimal comma and as many decimals as there happen to be. */
export const commaSeconds = (ms: number): string => String(ms / 1000).replace('.', ',');

export interface CdrFacts {
  readonly operation: string;
  readonly src: string;
  readonly dst: string;
  readonly userfield: string;
  /** When the record's duration begins; not talk time: ringing counts. */
  readonly fromMs: number;
  /** Queue of an incoming call. */
  readonly queue?: string;
}

export class CdrBook {
  private rows: CdrRow[] = [];
  private written = 0;

  constructor(
    private readonly settings: IexpbxSettings,
    private readonly timers: Timers,
    private readonly faults: FaultBoard,
    private readonly firstId: number,
  ) {}

  /** Ids of the record a finished call leads to: one, or none when a fault swallows it. */
  write(call: Call, facts: CdrFacts): string[] {
    if (this.faults.strike(['missingCdr'], facts.operation) !== null) return [];
    const row: CdrRow = {
      id: this.nextId(),
      local: localDigits(facts.fromMs, this.settings.timeZone),
      calltype: facts.queue === undefined ? 'outcoming' : 'incoming',
      queue: facts.queue ?? '',
      src: facts.src,
      dst: facts.dst,
      duration: commaSeconds((call.endAt ?? call.ringAt) - facts.fromMs),
      disposition: this.settings.dispositionWords[call.outcome],
      record: call.answerAt !== null,
      userfield: facts.userfield,
    };
    const copies = this.faults.strike(['duplicateCdr'], facts.operation) === null ? 1 : 2;
    const late = this.faults.strike(['lateCdr'], facts.operation);
    const publish = (): void => {
      for (let copy = 0; copy < copies; copy += 1) this.rows.push(row);
    };
    const delayMs = this.settings.cdrDelayMs + (late === null ? 0 : (late.ms ?? 5000));
    if (delayMs === 0) publish();
    else this.timers.after(delayMs, publish);
    return [row.id];
  }

  /** Rows between two local texts of the same form, both included; newest first. */
  between(from: string, to: string): CdrRow[] {
    return this.rows
      .filter(({ local }) => local >= from && local <= to)
      .sort((a, b) => (a.local < b.local ? 1 : a.local > b.local ? -1 : 0));
  }

  find(id: string): CdrRow | undefined {
    return this.rows.find((row) => row.id === id);
  }

  clear(): void {
    this.rows = [];
  }

  /** Unique, but not in the order of time: the numbers of each block of 64 come shuffled. */
  private nextId(): string {
    const at = this.written++;
    return String(this.firstId + (at - (at % 64)) + ((at * 37 + 11) % 64));
  }
}
