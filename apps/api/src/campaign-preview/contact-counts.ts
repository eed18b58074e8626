import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import { type ContactCount, ContactCountRepository, type CountQuestion } from './contact-count.repository.js';

/** Longer, and nobody waits for it; a million contacts take about two seconds. */
const TIMEOUT_MS = 10_000;
/** Hours and pace are tried out again and again over the same contacts: they need not be counted each time. */
const KEPT_MS = 60_000;
const MOST_KEPT = 50;

export interface TimedCount {
  readonly count: ContactCount | null;
  readonly at: Date;
}

/** Counts contacts for people who are choosing settings, each population once a minute for everybody. */
@Injectable()
export class ContactCounts {
  private readonly kept = new Map<
    string,
    { readonly sinceMs: number; readonly counting: Promise<TimedCount> }
  >();

  constructor(
    private readonly repository: ContactCountRepository,
    private readonly clock: Clock,
  ) {}

  get(question: Omit<CountQuestion, 'now'>): Promise<TimedCount> {
    const key = JSON.stringify({ ...question, listIds: [...question.listIds].sort() });
    const known = this.kept.get(key);
    const nowMs = this.clock.monotonicMs();
    if (known !== undefined && nowMs - known.sinceMs < KEPT_MS) return known.counting;
    const counting = this.count(question);
    this.kept.delete(key);
    this.kept.set(key, { sinceMs: nowMs, counting });
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    // What failed is asked again by the next one.
    counting.catch(() => this.kept.delete(key));
    return counting;
  }

  private async count(question: Omit<CountQuestion, 'now'>): Promise<TimedCount> {
    const at = this.clock.now();
    return { count: await this.repository.count({ ...question, now: at }, TIMEOUT_MS), at };
  }
}
