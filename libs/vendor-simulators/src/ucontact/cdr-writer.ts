import type { Call } from '../engine/call-engine.js';
import { localDateTime } from '../engine/local-time.js';
import type { CallOutcome } from '../engine/outcomes.js';
import type { SimulatedAgent, UcontactDialer } from './campaigns.js';
import type { CdrRow } from './cdr-store.js';
import type { Contact } from './spool.js';
import type { UcontactWorld } from './world.js';

const DISPOSITION: Readonly<Record<CallOutcome, string>> = {
  answered: 'ANSWERED',
  no_answer: 'NO ANSWER',
  busy: 'BUSY',
  congestion: 'CONGESTION',
  failed: 'FAILED',
  cancelled: 'NO ANSWER',
};

export interface FinishedCall {
  readonly call: Call;
  readonly contact: Contact;
  readonly guid: string;
  readonly agent: SimulatedAgent | null;
  readonly dialer: UcontactDialer;
  /** Takes the ids of the rows, for the ground truth. */
  readonly cdrIds: string[];
  /** A call the agent made himself: the number shown. It has one row, the agent's. */
  readonly manualFrom?: string;
}

/** Turns a finished call into its rows: the dialer's leg, and the agent's leg when it was answered. */
export class CdrWriter {
  constructor(
    private readonly world: UcontactWorld,
    private nextId: number,
  ) {}

  write(finished: FinishedCall): void {
    const { faults, settings, timers, records } = this.world;
    const { answerAt, endAt } = finished.call;
    if (answerAt !== null && endAt !== null)
      this.world.recordings.keep(finished.guid, answerAt, (endAt - answerAt) / 1000);
    const { operation } = finished.contact.facts;
    if (faults.strike(['missingCdr'], operation) !== null) return;
    const rows = this.rowsOf(finished);
    for (const row of rows) finished.cdrIds.push(String(row.id));
    const copies = faults.strike(['duplicateCdr'], operation) === null ? 1 : 2;
    const lateMs = faults.strike(['lateCdr'], operation);
    const publish = (): void => {
      for (let copy = 0; copy < copies; copy += 1) for (const row of rows) records.add(row);
    };
    const delayMs = settings.cdrDelayMs + (lateMs === null ? 0 : (lateMs.ms ?? 5000));
    if (delayMs === 0) publish();
    else timers.after(delayMs, publish);
  }

  private rowsOf(finished: FinishedCall): CdrRow[] {
    const { call, agent, dialer } = finished;
    if (finished.manualFrom !== undefined) return [this.row(finished, agent?.name ?? '', call.ringAt)];
    const dialerLeg = this.row(finished, dialer.type, call.ringAt);
    if (call.answerAt === null || agent === null) return [dialerLeg];
    return [dialerLeg, this.row(finished, agent.name, call.answerAt)];
  }

  private row(finished: FinishedCall, peeraccount: string, fromMs: number): CdrRow {
    const { call, contact, guid, dialer } = finished;
    const zone = this.world.settings.timeZone;
    const endMs = call.endAt ?? call.ringAt;
    const { facts } = contact;
    return {
      id: this.nextId++,
      guid,
      calldate: localDateTime(fromMs, zone),
      finishtime: localDateTime(endMs, zone),
      src: finished.manualFrom ?? dialer.callerId,
      dst: call.number,
      duration: Math.round((endMs - fromMs) / 1000),
      billsec: call.answerAt === null ? 0 : Math.round((endMs - call.answerAt) / 1000),
      disposition: DISPOSITION[call.outcome],
      campaign: dialer.name,
      direction: 'outbound',
      peeraccount,
      isAnswered: call.answerAt !== null,
      contact: contact.seq,
      dialerbase: facts.list ?? '',
      parandvalues: facts.data,
      alternatives: facts.alternatives.join(':'),
    };
  }
}
