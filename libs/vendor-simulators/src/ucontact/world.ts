import { CallEngine, type Call } from '../engine/call-engine.js';
import type { Chance } from '../engine/chance.js';
import { DialLog, type Dial } from '../engine/dial-log.js';
import { Timers } from '../engine/timers.js';
import type { SimClock } from '../engine/clock.js';
import type { FaultBoard } from '../http/faults.js';
import {
  dialer as makeDialer,
  type DialerOptions,
  type SimulatedAgent,
  type UcontactDialer,
} from './campaigns.js';
import { AgentDesk } from './agent-desk.js';
import { CdrStore } from './cdr-store.js';
import { CdrWriter } from './cdr-writer.js';
import { DialerRunner } from './dialer-runner.js';
import { Recordings } from './recordings.js';
import { httpError } from './refusal.js';
import { Sessions } from './sessions.js';
import type { UcontactSettings } from './settings.js';
import { Spool, type Contact, type NewContact } from './spool.js';

export interface WorldParts {
  readonly settings: UcontactSettings;
  readonly dialers: readonly DialerOptions[];
  readonly clock: SimClock;
  readonly chance: Chance;
  readonly newId: () => string;
  readonly firstCdrId: number;
  readonly faults: FaultBoard;
}

interface UploadedList {
  isActive: boolean;
  readonly contacts: Contact[];
}

/** What the agents' side of the interface has noted. */
export interface Desktop {
  readonly tags: Map<string, string>;
  readonly dispositions: { guid: string; levels: readonly string[]; action: string }[];
  readonly workflows: { context: string; extension: string; params: Readonly<Record<string, unknown>> }[];
}

/** Everything one uContact instance remembers and does, without its HTTP. */
export class UcontactWorld {
  readonly settings: UcontactSettings;
  readonly chance: Chance;
  readonly newId: () => string;
  readonly faults: FaultBoard;
  readonly timers: Timers;
  readonly engine: CallEngine;
  readonly dials = new DialLog('ucontact');
  readonly spool = new Spool();
  readonly records = new CdrStore();
  readonly writer: CdrWriter;
  readonly recordings: Recordings;
  readonly desk: AgentDesk;
  readonly desktop: Desktop = { tags: new Map(), dispositions: [], workflows: [] };
  readonly sessions: Sessions;
  readonly dialers = new Map<string, UcontactDialer>();
  private readonly runners = new Map<string, DialerRunner>();
  private readonly lists = new Map<string, UploadedList>();
  private readonly blacklist = new Set<string>();

  constructor(private readonly parts: WorldParts) {
    this.settings = parts.settings;
    this.chance = parts.chance;
    this.newId = parts.newId;
    this.faults = parts.faults;
    this.timers = new Timers(parts.clock);
    this.engine = new CallEngine(this.timers, this.chance, () => this.settings.engine);
    this.recordings = new Recordings(() => this.settings);
    this.desk = new AgentDesk(this);
    this.writer = new CdrWriter(this, parts.firstCdrId);
    this.sessions = new Sessions(
      () => this.settings,
      () => this.timers.now(),
      parts.newId,
    );
    this.hireDialers();
  }

  runner(campaign: string): DialerRunner {
    const found = this.runners.get(campaign);
    if (found === undefined) throw new RangeError(`There is no campaign "${campaign}".`);
    return found;
  }

  allRunners(): DialerRunner[] {
    return [...this.runners.values()];
  }

  agents(): readonly SimulatedAgent[] {
    return [...this.dialers.values()].flatMap(({ agents }) => agents);
  }

  /** The call an agent is on, made by himself or handed to him. */
  callOfAgent(phone: string): Call | null {
    const own = this.desk.callOf(phone);
    if (own !== null) return own;
    return (
      this.allRunners()
        .map((runner) => runner.callOf(phone))
        .find((call) => call !== null) ?? null
    );
  }

  /** The ringing phone a guid belongs to: of a two-step call the destination's. */
  dialOf(guid: string): Dial | null {
    return this.dials.list().findLast(({ vendorCallId }) => vendorCallId === guid) ?? null;
  }

  requireSpelling(spelling: 'HungupPhone' | 'HangupPhone'): void {
    const { hangupSpelling } = this.settings;
    if (hangupSpelling !== 'both' && hangupSpelling !== spelling)
      throw httpError(404, 'operation.absent', `this version has ${hangupSpelling}`, false);
  }

  /** Changes a dialer and lets it act on the change at once. */
  changeDialer(campaign: string, changes: Partial<Omit<UcontactDialer, 'name' | 'type' | 'agents'>>): void {
    const runner = this.runner(campaign);
    Object.assign(runner.dialer, changes);
    runner.pump();
  }

  /** Puts a contact into the spool, or into the scheduler when it is due later. */
  accept(facts: NewContact): Contact {
    const now = this.timers.now();
    const contact = this.spool.add(facts, now);
    const runner = this.runner(facts.campaign);
    if (facts.dueAt !== null && facts.dueAt > now) {
      this.timers.after(facts.dueAt - now, () => runner.enqueue(contact));
    } else {
      runner.enqueue(contact);
    }
    return contact;
  }

  /** A manual call: it rings now, whatever the dialer's state. False when no line is free. */
  acceptManual(facts: NewContact): boolean {
    if (!this.engine.hasFreeLine) return false;
    this.runner(facts.campaign).dial(this.spool.add(facts, this.timers.now()));
    return true;
  }

  /** Puts the rows of an upload into their list; they wait there until the list is active. */
  acceptList(name: string, rows: readonly NewContact[]): void {
    const list = this.lists.get(name) ?? { isActive: this.settings.autoActivateLists, contacts: [] };
    this.lists.set(name, list);
    const now = this.timers.now();
    for (const row of rows) list.contacts.push(this.spool.add(row, now));
    if (list.isActive) this.release(list);
  }

  activateList(name: string): void {
    const list = this.lists.get(name);
    if (list === undefined) throw new RangeError(`There is no list "${name}".`);
    list.isActive = true;
    this.release(list);
  }

  listNames(): { readonly name: string; readonly isActive: boolean }[] {
    return [...this.lists].map(([name, { isActive }]) => ({ name, isActive }));
  }

  forbid(campaign: string, phone: string): void {
    this.blacklist.add(`${campaign}\n${phone}`);
  }

  isForbidden(campaign: string, phone: string): boolean {
    return this.blacklist.has(`*\n${phone}`) || this.blacklist.has(`${campaign}\n${phone}`);
  }

  /** A line came free: whoever waited for one may go on. */
  pumpAll(): void {
    for (const runner of this.runners.values()) runner.pump();
  }

  /** Forgets calls, contacts, lists and records; sessions and the numbering of records go on. */
  reset(): void {
    this.timers.cancelAll();
    this.engine.forgetAll();
    this.dials.clear();
    this.spool.clear();
    this.records.clear();
    this.recordings.clear();
    this.desk.clear();
    this.desktop.tags.clear();
    this.desktop.dispositions.length = 0;
    this.desktop.workflows.length = 0;
    this.lists.clear();
    this.blacklist.clear();
    this.hireDialers();
  }

  private hireDialers(): void {
    this.dialers.clear();
    this.runners.clear();
    for (const options of this.parts.dialers) {
      const dialer = makeDialer(options);
      this.dialers.set(dialer.name, dialer);
      this.runners.set(dialer.name, new DialerRunner(this, dialer));
    }
  }

  private release(list: UploadedList): void {
    for (const contact of list.contacts.splice(0)) this.runner(contact.facts.campaign).enqueue(contact);
  }
}
