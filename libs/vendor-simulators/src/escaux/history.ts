import { localDateTime } from '../engine/local-time.js';
import type { Timers } from '../engine/timers.js';
import type { FaultBoard } from '../http/faults.js';
import type { EscauxSettings } from './settings.js';

/** Where at an extension a call began or arrived; the last digit of a disposition. */
export type Place = 'none' | 'primary' | 'secondary' | 'mobile';

export interface Party {
  readonly ext: string;
  readonly place: Place;
}

/** One call, before anybody asks whose it was. */
export interface CallFacts {
  /** The function that caused it, or `incoming`. */
  readonly operation: string;
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number;
  readonly callerName: string;
  readonly callerNumber: string;
  readonly calledNumber: string;
  /** Extension that called, when it is one of ours. */
  readonly caller: Party | null;
  /** Extension that was called; `isQueue` when it has no phone of its own. */
  readonly called: (Party & { readonly isQueue: boolean }) | null;
  readonly origchannel: string;
  readonly dstchannel: string;
}

export interface HistoryRow {
  readonly timestamp: string;
  readonly caller_name: string;
  readonly caller_number: string;
  readonly called_number: string;
  readonly disposition: string;
  readonly last_action: string;
  readonly last_application: string;
  readonly context: string;
  readonly origchannel: string;
  readonly dstchannel: string;
  readonly duration: string;
  readonly billsec: string;
  readonly uniqueid: string;
}

interface Entry {
  readonly facts: CallFacts;
  readonly timestamp: string;
  readonly uniqueid: string;
}

const DIGIT: Readonly<Record<Place, string>> = { none: '0', primary: '1', secondary: '2', mobile: '3' };

/** Codes of the guide: 0 placed, 1 missed, 2 answered; then where. */
function dispositionsFor({ facts }: Entry, ext: string): string[] {
  const found: string[] = [];
  const { caller, called } = facts;
  if (caller?.ext === ext) found.push(`00${DIGIT[caller.place]}`);
  if (called?.ext === ext) {
    // "When the call's destination is an extension without any phone configured (a queue for example), the
    // disposition returned will be 200".
    if (called.isQueue) found.push('200');
    else found.push(`${facts.answeredAt === null ? '1' : '2'}0${DIGIT[called.place]}`);
  }
  return found;
}

const seconds = (ms: number): string => String(Math.max(0, Math.round(ms / 1000)));

/** The call detail records of the SOP. One call is a row for each extension that took part. */
export class History {
  private entries: Entry[] = [];
  private written = 0;

  constructor(
    private readonly settings: EscauxSettings,
    private readonly timers: Timers,
    private readonly faults: FaultBoard,
  ) {}

  /** Ids of the records a call leads to: one, or none when a fault swallows it. */
  write(facts: CallFacts): string[] {
    if (this.faults.strike(['missingCdr'], facts.operation) !== null) return [];
    const uniqueid = `${Math.floor(facts.startedAt / 1000)}.${++this.written}`;
    const entry = {
      facts,
      timestamp: localDateTime(facts.startedAt, this.settings.timeZone),
      uniqueid,
    };
    const copies = this.faults.strike(['duplicateCdr'], facts.operation) === null ? 1 : 2;
    const late = this.faults.strike(['lateCdr'], facts.operation);
    const publish = (): void => {
      for (let copy = 0; copy < copies; copy += 1) this.entries.push(entry);
    };
    const delayMs = this.settings.historyDelayMs + (late === null ? 0 : (late.ms ?? 5000));
    if (delayMs === 0) publish();
    else this.timers.after(delayMs, publish);
    return [uniqueid];
  }

  /** Rows of one extension after a local time, at most `limit` of them in the order of the settings. */
  list(ext: string, startDate: string, limit: number): HistoryRow[] {
    const { historyOrder, historyStart } = this.settings;
    const sign = historyOrder === 'ascending' ? 1 : -1;
    return this.entries
      .filter(({ timestamp }) => (historyStart === 'from' ? timestamp >= startDate : timestamp > startDate))
      .map((entry, at) => ({ entry, at }))
      .sort((a, b) => sign * (a.entry.facts.startedAt - b.entry.facts.startedAt || a.at - b.at))
      .flatMap(({ entry }) => dispositionsFor(entry, ext).map((code) => rowOf(entry, code)))
      .slice(0, limit);
  }

  clear(): void {
    this.entries = [];
  }
}

function rowOf({ facts, timestamp, uniqueid }: Entry, disposition: string): HistoryRow {
  return {
    timestamp,
    caller_name: facts.callerName,
    caller_number: facts.callerNumber,
    called_number: facts.calledNumber,
    disposition,
    last_action: '',
    last_application: facts.called?.isQueue === true ? 'Queue' : 'Dial',
    context: 'internal',
    origchannel: facts.origchannel,
    dstchannel: facts.dstchannel,
    duration: seconds(facts.endedAt - facts.startedAt),
    billsec: seconds(facts.answeredAt === null ? 0 : facts.endedAt - facts.answeredAt),
    uniqueid,
  };
}
