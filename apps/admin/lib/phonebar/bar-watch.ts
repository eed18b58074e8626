import type { PhonebarView, ReportedCall } from '@callspool/contracts';
import { MOST_REPORTED_CALLS } from '@callspool/contracts';
import {
  createPhonebar,
  detectPhonebar,
  isMissing,
  type Phonebar,
  type PhonebarCall,
  type PhonebarDependencies,
  VendorError,
} from '@callspool/vendors/phonebar';

/** How the phonebar of this PC is, as this browser finds it. */
export type BarState =
  /** Another tab of this browser reports already. */
  | 'elsewhere'
  | 'looking'
  | 'readable'
  /** Something answers and this page may not read what (CORS). */
  | 'unreadable'
  | 'not_running'
  /** The other generation of phonebars. */
  | 'other_phonebar'
  | 'something_else';

export interface BarStatus {
  readonly state: BarState;
  /** Empty unless it is readable. */
  readonly calls: readonly ReportedCall[];
  /** When the service last took a report, on this browser's clock; null: it has none now. */
  readonly reportedMs: number | null;
  /** Why the service did not take the last report; null: it did. */
  readonly trouble: string | null;
}

export const LOOKING: BarStatus = { state: 'looking', calls: [], reportedMs: null, trouble: null };

/** Where the reports go. Both throw an Error fit to be shown. */
export interface ReportSink {
  report(calls: readonly ReportedCall[]): Promise<void>;
  withdraw(): Promise<void>;
}

/** A report that says nothing new is sent this often, so that what is shown elsewhere does not look old. */
const AGAIN_MS = 5_000;
/** A call's state shows within a second; phonebars are not asked more often. */
const CALL_MS = 1_000;
const IDLE_MS = 2_500;
const AWAY_MS = 8_000;

/** Reads one phonebar again and again and reports what is on it. By reads alone: nothing here dials or acts. */
export class BarWatch {
  private readonly bar: Phonebar;
  private reported: string | null = null;
  private status: BarStatus = LOOKING;

  constructor(
    private readonly of: PhonebarView,
    private readonly sink: ReportSink,
    private readonly deps: PhonebarDependencies,
  ) {
    const { kind, baseUrl, format, timeoutMs } = of;
    this.bar = createPhonebar(
      { kind, baseUrl, timeoutMs, reading: 'readable', ...(kind === 'xcally' && { format }) },
      deps,
    );
  }

  /** How long until the next look. */
  get pauseMs(): number {
    if (this.status.state !== 'readable') return AWAY_MS;
    return this.status.calls.length > 0 ? CALL_MS : IDLE_MS;
  }

  async look(): Promise<BarStatus> {
    const seen = await this.read();
    if (seen.state === 'readable') this.status = await this.told(seen.calls);
    else this.status = { state: seen.state, calls: [], ...(await this.untold()) };
    return this.status;
  }

  /** The switch was turned off. */
  async end(): Promise<void> {
    await this.untold();
  }

  private async read(): Promise<{ state: BarState; calls: readonly ReportedCall[] }> {
    const calls = await this.calls();
    if (calls !== null) return { state: 'readable', calls };
    // Why not is looked for only now: it asks for the other generation too.
    const found = await detectPhonebar(this.of.baseUrl, this.deps);
    if (found.found !== 'phonebar') return { state: STATES[found.found], calls: [] };
    if (found.kind !== this.of.kind) return { state: 'other_phonebar', calls: [] };
    const again = await this.calls();
    return again === null ? { state: 'something_else', calls: [] } : { state: 'readable', calls: again };
  }

  /** Null while it cannot be read. */
  private async calls(): Promise<readonly ReportedCall[] | null> {
    const { callLister } = this.bar.capabilities;
    if (isMissing(callLister)) return null;
    try {
      const { items } = await callLister.listCalls();
      return items.flatMap(toReport).slice(0, MOST_REPORTED_CALLS);
    } catch (error) {
      if (!(error instanceof VendorError)) throw error;
      return null;
    }
  }

  private async told(calls: readonly ReportedCall[]): Promise<BarStatus> {
    // A duration that grows is nothing new.
    const gist = JSON.stringify(calls.map(({ durationSeconds: _grows, ...call }) => call));
    const now = this.deps.clock.now().getTime();
    const { reportedMs } = this.status;
    if (gist === this.reported && reportedMs !== null && now - reportedMs < AGAIN_MS)
      return { ...this.status, state: 'readable', calls };
    try {
      await this.sink.report(calls);
      this.reported = gist;
      return { state: 'readable', calls, reportedMs: now, trouble: null };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.reported = null;
      return { state: 'readable', calls, reportedMs, trouble: error.message };
    }
  }

  /** Takes back what was reported, once it is not so any more. What cannot be taken back now grows old there and drops out. */
  private async untold(): Promise<Pick<BarStatus, 'reportedMs' | 'trouble'>> {
    this.reported = null;
    if (this.status.reportedMs === null) return { reportedMs: null, trouble: null };
    try {
      await this.sink.withdraw();
      return { reportedMs: null, trouble: null };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return { reportedMs: this.status.reportedMs, trouble: error.message };
    }
  }
}

const STATES = { unreadable: 'unreadable', other: 'something_else', nothing: 'not_running' } as const;

/** What the service takes of a call: our words and plain text of bounded length, never the vendor's whole answer. */
export function toReport(call: PhonebarCall): ReportedCall[] {
  const { handle, number, state, isIncoming, durationSeconds, queue } = call;
  if (state === 'ended' || state === 'idle') return [];
  const known = plain(handle, 200);
  const seconds =
    durationSeconds === null ? null : Math.min(7 * 86_400, Math.max(0, Math.round(durationSeconds)));
  const report = { number: plain(number, 40), state, isIncoming, durationSeconds: seconds };
  return known === ''
    ? []
    : [{ handle: known, ...report, ...(queue !== undefined && { queue: plain(queue, 100) }) }];
}

const plain = (text: string, most: number): string => text.replace(/\p{Cc}/gu, '').slice(0, most);
