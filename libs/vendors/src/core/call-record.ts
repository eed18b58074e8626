import type { WordResult } from '@callspool/domain';
import type { Json } from './json.js';

/** How the drift of a record begins whose word we do not know; the word follows. */
export const UNKNOWN_WORD = 'unknown disposition';

/** The drift of a record that stands at the beginning of the time asked for, since its own cannot be read. */
export const UNREADABLE_DATE =
  'a calldate that cannot be read: the record stands at the beginning of what was asked for';

/** One row of a vendor's call history: normalised, and kept as sent. */
export interface VendorCallRecord {
  /** Unique within the connection, and the same each time the row is read. */
  readonly vendorKey: string;
  readonly startedAt: Date;
  /** The other instant the vendor's wall clock may mean, when the clock was set back across it. */
  readonly alternativeStartedAt?: Date;
  readonly endedAt?: Date;
  /** Numbers exactly as the vendor writes them. */
  readonly source: string;
  readonly destination: string;
  /** The whole call; with some vendors this includes ringing, so it never proves an answer. */
  readonly durationSeconds: number;
  readonly billSeconds?: number;
  readonly dispositionWord: string;
  /** What the word stands for everywhere. `null`: a word we do not know; it is kept as sent and settles nothing. */
  readonly result: WordResult | null;
  /** `dialer`: the dialer's own leg; `agent`: the leg to an agent; `single`: the vendor does not tell, or has one row a call. */
  readonly leg: 'dialer' | 'agent' | 'single';
  readonly campaign?: string;
  readonly agent?: string;
  /** Our 32 hexadecimal digits, when the row carries them. */
  readonly correlationId: string | null;
  readonly guid?: string;
  readonly hasRecording: boolean;
  readonly raw: Json;
  /** What was not as documented: unknown fields, words, ambiguous times. */
  readonly drift: readonly string[];
}
