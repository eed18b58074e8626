import type { Call } from '../engine/call-engine.js';
import type { SimulatedAgent, UcontactDialer } from './campaigns.js';
import { Contact } from './spool.js';
import type { UcontactWorld } from './world.js';

export interface AgentCallFacts {
  readonly agent: SimulatedAgent;
  readonly dialer: UcontactDialer;
  readonly callerId: string;
  readonly destination: string;
}

/** Calls that agents make themselves: the agent's phone rings first, the destination once it has been picked up. */
export class AgentDesk {
  private readonly calls = new Map<string, Call>();

  constructor(private readonly world: UcontactWorld) {}

  /** The guid of the call; null when no line is free. */
  call(facts: AgentCallFacts): string | null {
    const { engine, settings } = this.world;
    const guid = this.world.newId();
    let second: Call | null = null;
    const first = engine.place({
      number: facts.agent.phone,
      outcome: settings.agentAnswers ? 'answered' : 'no_answer',
      staysUp: true,
      onRing: (call) => {
        this.calls.set(facts.agent.phone, call);
        this.note(call, facts, guid, 'first');
      },
      onAnswer: (call) => {
        second = this.ringDestination(facts, guid, call);
        if (second === null) engine.hangUp(call);
      },
      onEnd: () => {
        this.calls.delete(facts.agent.phone);
        if (second !== null) engine.hangUp(second);
      },
    });
    return first === null ? null : guid;
  }

  callOf(phone: string): Call | null {
    return this.calls.get(phone) ?? null;
  }

  clear(): void {
    this.calls.clear();
  }

  private ringDestination(facts: AgentCallFacts, guid: string, first: Call): Call | null {
    const { engine, writer } = this.world;
    let cdrIds: string[] = [];
    return engine.place({
      number: facts.destination,
      onRing: (call) => {
        cdrIds = this.note(call, facts, guid, 'second');
      },
      onEnd: (call) => {
        const { agent, dialer, callerId } = facts;
        const contact = manualContact(dialer.name, facts.destination, call.ringAt);
        writer.write({ call, contact, guid, agent, dialer, cdrIds, manualFrom: callerId });
        engine.hangUp(first);
        this.world.pumpAll();
      },
    });
  }

  private note(call: Call, { dialer }: AgentCallFacts, guid: string, leg: 'first' | 'second'): string[] {
    return this.world.dials.open(call, {
      operation: 'AgentCall',
      number: call.number,
      campaign: dialer.name,
      dp: null,
      correlation: null,
      leg,
      pushId: null,
      vendorCallId: guid,
    }).cdrIds;
  }
}

const manualContact = (campaign: string, number: string, at: number): Contact =>
  new Contact(0, at, {
    operation: 'AgentCall',
    campaign,
    number,
    data: '',
    alternatives: [],
    priority: 1,
    agentPhone: null,
    list: null,
    dueAt: null,
  });
