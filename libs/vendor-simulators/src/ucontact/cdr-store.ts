import type { Fault } from '../http/faults.js';

/** One row of the record table, before it is written out. */
export interface CdrRow {
  readonly id: number;
  readonly guid: string;
  /** Instance-local `YYYY-MM-DD HH:mm:ss`. */
  readonly calldate: string;
  readonly finishtime: string;
  readonly src: string;
  readonly dst: string;
  readonly duration: number;
  readonly billsec: number;
  readonly disposition: string;
  readonly campaign: string;
  readonly direction: string;
  /** The dialer's type on the dialer's own leg, else the agent. */
  readonly peeraccount: string;
  readonly isAnswered: boolean;
  readonly contact: number;
  readonly dialerbase: string;
  readonly parandvalues: string;
  readonly alternatives: string;
}

export type CdrFault = Fault | null;

/** The rows that can be read by now. */
export class CdrStore {
  private rows: CdrRow[] = [];

  add(row: CdrRow): void {
    this.rows.push(row);
  }

  /** Rows that began within the local bounds, both included; newest first. */
  between(from: string, to: string): CdrRow[] {
    return this.rows
      .filter((row) => row.calldate >= from && row.calldate <= to)
      .sort((a, b) => (a.calldate === b.calldate ? b.id - a.id : a.calldate < b.calldate ? 1 : -1));
  }

  clear(): void {
    this.rows = [];
  }
}
