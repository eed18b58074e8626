import type { Call } from '../engine/call-engine.js';
import { pick } from '../engine/chance.js';
import type { SimulatedAgent, UcontactDialer } from './campaigns.js';
import { PriorityPool } from './priority-pool.js';
import type { Contact } from './spool.js';
import type { UcontactWorld } from './world.js';

/** How far behind a quick pace may catch up at once, since timers are not exact to the millisecond. */
const CATCH_UP_MS = 50;

export interface DialerCounters {
  completed: number;
  talkMs: number;
  ringMs: number;
}

/** One dialer at work: drains its spool by its own clock, pace, lines and retries. */
export class DialerRunner {
  readonly counters: DialerCounters = { completed: 0, talkMs: 0, ringMs: 0 };
  private readonly pools = new Map<string, PriorityPool<Contact>>();
  private readonly busyAgents = new Set<string>();
  private readonly calls = new Set<Call>();
  private readonly callsOfAgents = new Map<string, Call>();
  private nextAt = 0;
  private cancelWake: (() => void) | null = null;
  private isPumping = false;

  constructor(
    private readonly world: UcontactWorld,
    readonly dialer: UcontactDialer,
  ) {}

  get activeCalls(): readonly Call[] {
    return [...this.calls];
  }

  /** The call this agent talks on. */
  callOf(agentPhone: string): Call | null {
    const call = this.callsOfAgents.get(agentPhone);
    return call === undefined || call.answerAt === null ? null : call;
  }

  enqueue(contact: Contact): void {
    if (contact.state !== 'waiting') return;
    const poolKey = this.dialer.type === 'Progressive' ? (contact.facts.agentPhone ?? '') : '';
    let pool = this.pools.get(poolKey);
    if (pool === undefined) this.pools.set(poolKey, (pool = new PriorityPool()));
    pool.add(contact, contact.facts.priority);
    this.pump();
  }

  /** Starts as many calls as switch, schedule, pace and lines allow now. */
  pump(): void {
    if (this.isPumping) return;
    this.isPumping = true;
    try {
      while (this.mayDialNow()) {
        const contact = this.takeNext();
        if (contact === null) break;
        if (this.dialer.skipsBlacklisted && this.world.isForbidden(this.dialer.name, contact.currentNumber)) {
          contact.state = 'skipped';
          continue;
        }
        this.keepPace();
        this.dial(contact);
      }
    } finally {
      this.isPumping = false;
    }
  }

  dial(contact: Contact): void {
    const number = contact.currentNumber;
    const guid = this.world.newId();
    let cdrIds: string[] = [];
    contact.state = 'dialling';
    contact.attemptsOnNumber += 1;
    const agent = this.agentFor(contact);
    if (this.dialer.type === 'Progressive' && agent !== null) this.busyAgents.add(agent.phone);
    this.world.engine.place({
      number,
      onRing: (call) => {
        this.calls.add(call);
        if (agent !== null) this.callsOfAgents.set(agent.phone, call);
        const opened = this.world.dials.open(call, {
          operation: contact.facts.operation,
          number,
          campaign: this.dialer.name,
          dp: null,
          correlation: contact.facts.data,
          leg: 'only',
          pushId: String(contact.seq),
          vendorCallId: guid,
        });
        contact.dialIds.push(opened.id);
        cdrIds = opened.cdrIds;
      },
      onEnd: (call) => {
        this.calls.delete(call);
        if (agent !== null) this.busyAgents.delete(agent.phone);
        if (agent !== null && this.callsOfAgents.get(agent.phone) === call)
          this.callsOfAgents.delete(agent.phone);
        this.count(call);
        this.world.writer.write({ call, contact, guid, agent, dialer: this.dialer, cdrIds });
        this.goOn(contact, call);
        this.world.pumpAll();
      },
    });
  }

  private mayDialNow(): boolean {
    const { dialer, world } = this;
    if (!dialer.enabled || !dialer.inSchedule) return false;
    if (this.calls.size >= dialer.lines || !world.engine.hasFreeLine) return false;
    if (world.settings.engine.instant) return true;
    const waitMs = this.nextAt - world.timers.now();
    if (waitMs <= 0) return true;
    this.cancelWake ??= world.timers.after(waitMs, () => {
      this.cancelWake = null;
      this.pump();
    });
    return false;
  }

  private keepPace(): void {
    const intervalMs = 1000 / this.dialer.pacePerSecond;
    const slackMs = intervalMs < CATCH_UP_MS ? CATCH_UP_MS : 0;
    this.nextAt = Math.max(this.nextAt, this.world.timers.now() - slackMs) + intervalMs;
  }

  private takeNext(): Contact | null {
    for (const [agentPhone, pool] of this.pools) {
      if (this.busyAgents.has(agentPhone)) continue;
      for (;;) {
        const contact = pool.take(this.world.chance);
        if (contact === null) break;
        // A removed contact stays in its pool until its turn.
        if (contact.state === 'waiting') return contact;
      }
    }
    return null;
  }

  private agentFor(contact: Contact): SimulatedAgent | null {
    const { agents } = this.dialer;
    const wanted = agents.find(({ phone }) => phone === contact.facts.agentPhone);
    return wanted ?? pick(agents, this.world.chance) ?? null;
  }

  private count(call: Call): void {
    const endAt = call.endAt ?? call.ringAt;
    this.counters.ringMs += (call.answerAt ?? endAt) - call.ringAt;
    if (call.answerAt === null) return;
    this.counters.completed += 1;
    this.counters.talkMs += endAt - call.answerAt;
  }

  /** What the dialer does by itself after a call: nothing, the same number again, or the next number. */
  private goOn(contact: Contact, call: Call): void {
    if (contact.isWithdrawn && call.outcome !== 'answered') {
      contact.state = 'removed';
    } else if (call.outcome === 'answered') {
      contact.state = 'dialled';
    } else if (contact.attemptsOnNumber <= this.dialer.retries) {
      contact.state = 'waiting';
      this.world.timers.after(this.dialer.retryDelayMs, () => this.enqueue(contact));
    } else if (this.dialer.usesAlternatives && contact.takeAlternative()) {
      contact.state = 'waiting';
      this.enqueue(contact);
    } else {
      contact.state = 'dialled';
    }
  }
}
