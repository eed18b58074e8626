import type { Timers } from '../engine/timers.js';
import type { FaultBoard } from '../http/faults.js';
import { el, encodeXml, writeXml, type XmlElement } from '../http/xml.js';
import type { EscauxSettings } from './settings.js';

/** The three events the guide prints or names; its chapter on events is not public. */
export type EventName = 'evNewOrigChannel' | 'evParked' | 'evPong';

export interface SopEvent {
  /** ISO instant when it happened, whenever it was sent. */
  readonly at: string;
  readonly name: EventName;
  readonly children: Readonly<Record<string, string>>;
  /** How often it was sent so far: 0 when a fault holds it back or swallowed it. */
  readonly sent: number;
}

const KEPT = 10_000;
const DEFAULT_LATE_MS = 5000;

type Entry = { -readonly [K in keyof SopEvent]: SopEvent[K] };

/** Writes what happens as XML events and gives them to the socket, or not, as the faults will have it. */
export class Events {
  private entries: Entry[] = [];
  private heldBack: Entry[] = [];

  constructor(
    private readonly settings: EscauxSettings,
    private readonly timers: Timers,
    private readonly faults: FaultBoard,
    private readonly send: (document: Buffer) => void,
  ) {}

  emit(name: EventName, children: Readonly<Record<string, string>> = {}): void {
    const event: Entry = { at: new Date(this.timers.now()).toISOString(), name, children, sent: 0 };
    this.entries.push(event);
    if (this.entries.length > KEPT) this.entries = this.entries.slice(-KEPT);
    const strikes = (kind: 'missingEvent' | 'reorderedEvent' | 'duplicateEvent' | 'lateEvent') =>
      this.faults.strike([kind], name);
    if (strikes('missingEvent') !== null) return;
    if (strikes('reorderedEvent') !== null) return void this.heldBack.push(event);
    const copies = strikes('duplicateEvent') === null ? 1 : 2;
    const late = strikes('lateEvent');
    const publish = (): void => {
      for (let copy = 0; copy < copies; copy += 1) this.publish(event);
      const overtaken = this.heldBack;
      this.heldBack = [];
      for (const held of overtaken) this.publish(held);
    };
    if (late === null) publish();
    else this.timers.after(late.ms ?? DEFAULT_LATE_MS, publish);
  }

  list(): SopEvent[] {
    return this.entries.map((event) => ({ ...event }));
  }

  clear(): void {
    this.entries = [];
    this.heldBack = [];
  }

  private publish(event: Entry): void {
    event.sent += 1;
    const children = Object.entries(event.children).map(([name, value]) => el(name, value));
    this.sendOne(el(event.name, ...children));
    if (this.settings.events.unknown) this.sendOne(el('evUnheardOf', el('Detail', 'of no use')));
  }

  private sendOne(root: XmlElement): void {
    const { xml } = this.settings;
    this.send(encodeXml(writeXml(root, xml), xml));
  }
}
