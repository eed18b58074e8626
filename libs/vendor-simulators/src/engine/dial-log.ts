import type { Call } from './call-engine.js';
import type { CallOutcome } from './outcomes.js';

export type SimulatedVendor = 'ucontact' | 'iexpbx' | 'xcally' | 'motion' | 'escaux';

/** The ground truth of one ringing phone, whatever the vendor's interface later admits. */
export interface Dial {
  /** Position in the log, from 1. */
  readonly seq: number;
  readonly id: string;
  readonly vendor: SimulatedVendor;
  /** The vendor's name of the operation that caused it: `DialerTask`, `uploadbase`, `callivr`, … */
  readonly operation: string;
  /** ISO instant when the phone began to ring. */
  readonly at: string;
  /** The number as dialled. */
  readonly number: string;
  /** uContact campaign, with its arrow. */
  readonly campaign: string | null;
  /** IEXPBX dial plan. */
  readonly dp: string | null;
  /** uContact's raw `data`, IEXPBX's `uf`, or the `var` of Escaux's `ccOriginate`. */
  readonly correlation: string | null;
  /** `first` and `second` are the two phones of a two-step call (IEXPBX `callback`, `callnumber`; Escaux `ccOriginate`). */
  readonly leg: 'only' | 'first' | 'second';
  /** Id of the uContact spool item that was dialled. */
  readonly pushId: string | null;
  /** uContact's guid, IEXPBX's chanid, a phonebar's session id, or Escaux's channel id when it began to ring. */
  readonly vendorCallId: string;
  /** Decided when the phone begins to ring; a hang-up while ringing turns it into `cancelled`. */
  readonly outcome: CallOutcome;
  readonly answeredAt: string | null;
  readonly endedAt: string | null;
  /** Ids of the call records it led to, also of late ones. */
  readonly cdrIds: readonly string[];
}

export interface DialQuery {
  /** Only dials with a higher `seq`. */
  after?: number;
  limit?: number;
}

export type DialFacts = Pick<
  Dial,
  'operation' | 'number' | 'campaign' | 'dp' | 'correlation' | 'leg' | 'pushId' | 'vendorCallId'
>;

interface Entry {
  readonly seq: number;
  readonly facts: DialFacts;
  readonly call: Call;
  readonly cdrIds: string[];
}

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

export class DialLog {
  private entries: Entry[] = [];

  constructor(private readonly vendor: SimulatedVendor) {}

  /** Notes that a phone rings. The returned list takes the ids of its call records. */
  open(call: Call, facts: DialFacts): { readonly id: string; readonly cdrIds: string[] } {
    const entry: Entry = { seq: this.entries.length + 1, facts, call, cdrIds: [] };
    this.entries.push(entry);
    return { id: this.idOf(entry), cdrIds: entry.cdrIds };
  }

  list({ after = 0, limit }: DialQuery = {}): Dial[] {
    const from = Math.max(0, after);
    return this.entries
      .slice(from, limit === undefined ? undefined : from + limit)
      .map((e) => this.toDial(e));
  }

  get size(): number {
    return this.entries.length;
  }

  clear(): void {
    this.entries = [];
  }

  private idOf(entry: Entry): string {
    return `${this.vendor}-${entry.seq}`;
  }

  private toDial(entry: Entry): Dial {
    return {
      seq: entry.seq,
      id: this.idOf(entry),
      vendor: this.vendor,
      at: new Date(entry.call.ringAt).toISOString(),
      ...entry.facts,
      outcome: entry.call.outcome,
      answeredAt: iso(entry.call.answerAt),
      endedAt: iso(entry.call.endAt),
      cdrIds: [...entry.cdrIds],
    };
  }
}
