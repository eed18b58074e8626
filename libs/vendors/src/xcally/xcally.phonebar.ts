import type { MissingCapability } from '../core/capabilities.js';
import type { JsonObject } from '../core/json.js';
import type {
  OriginateReport,
  Phonebar,
  PhonebarAnswer,
  PhonebarCall,
  PhonebarReading,
  PhonebarRowReader,
} from '../core/phonebar.js';
import { PhonebarCalls, type PhonebarParts } from '../core/phonebar-calls.js';
import { OneAtATime, refusedBy } from '../core/phonebar-originate.js';
import type { SendBy } from '../core/send-by.js';
import { VendorError } from '../core/vendor-error.js';
import type { XcallyClient } from './xcally.client.js';
import { newCallsTo, toCall } from './xcally.mapper.js';

const BLIND: MissingCapability = { missing: 'The phonebar does not let this page read its answers.' };

/** The older xCALLY phonebar (v.2): calls are known by the other party's number alone. */
export class XcallyPhonebar implements Phonebar {
  readonly kind = 'xcally';
  readonly reading: PhonebarReading;
  readonly capabilities: Phonebar['capabilities'];
  private readonly client: XcallyClient;
  private readonly calls: PhonebarCalls;
  private readonly dialling: OneAtATime;

  constructor(private readonly parts: PhonebarParts<XcallyClient>) {
    const { client, reading, watch, reportDrift } = parts;
    this.reading = reading;
    this.client = client;
    this.calls = new PhonebarCalls(
      { vendor: 'xcally', operation: 'channels', read: () => client.channels(), toCall },
      parts,
    );
    this.dialling = new OneAtATime({
      vendor: 'xcally',
      reading,
      watch,
      reportDrift,
      list: () => this.calls.items(),
    });
    const isBlind = reading === 'blind';
    this.capabilities = {
      dialer: { originate: ({ number, sendBy }) => this.originate(number, sendBy) },
      callLister: isBlind ? BLIND : { listCalls: () => this.calls.snapshot() },
      hanger: isBlind ? BLIND : { hangUp: ({ handle }) => this.hangUp(handle) },
      inCall: isBlind
        ? BLIND
        : {
            answer: ({ handle }) => this.answer(handle),
            hold: ({ handle }) => this.hold(handle),
            resume: ({ handle }) => this.resume(handle),
            transfer: ({ handle, number, sendBy }) => this.transfer(handle, number, sendBy),
          },
      consulter: isBlind
        ? BLIND
        : { startConsultation: ({ number, sendBy }) => this.consult(number, sendBy) },
      callJoiner: { missing: 'This phonebar joins calls only by hanging up after a consultation.' },
      conferencer: isBlind ? BLIND : { conference: ({ heldHandle }) => this.conference(heldHandle) },
      recentCalls: isBlind ? BLIND : this.rows(() => client.recents()),
      queues: isBlind ? BLIND : this.rows(() => client.queues()),
      peer: isBlind ? BLIND : this.rows(() => client.peer()),
      pauser: isBlind ? BLIND : { pauseAgent: ({ number }) => this.pauseAgent(number) },
    };
  }

  private originate(number: string, sendBy: SendBy): Promise<OriginateReport> {
    return this.dialling.originate(
      () => this.client.originate(number, sendBy),
      (before, after) => newCallsTo(number, before, after),
    );
  }

  private async hangUp(handle: string): Promise<PhonebarAnswer> {
    await this.demandOne('hangup', handle, await this.calls.items());
    return this.client.hangup(handle);
  }

  /** The verb takes no number: with two calls ringing it is not said which it answers. */
  private async answer(handle: string): Promise<PhonebarAnswer> {
    const calls = await this.calls.items();
    const ringing = calls.filter(({ state }) => state === 'incoming');
    if (ringing.length > 1)
      throw refused('answer', 'Several calls ring, and this phonebar cannot be told which to answer.');
    this.demandOne('answer', handle, calls);
    return this.client.answer();
  }

  /** Without an active call this verb pauses the agent, silently: so it is looked before, and after. */
  private async hold(handle: string): Promise<PhonebarAnswer & { agentMayBePaused: boolean | null }> {
    const call = this.demandOne('holding', handle, await this.calls.items());
    if (call.state !== 'talking') {
      throw refused(
        'holding',
        `The call is ${call.stateText}, not active. Nothing was sent: it could pause the agent.`,
      );
    }
    const answer = await this.client.holding(handle);
    return { ...answer, agentMayBePaused: await this.isGone(handle) };
  }

  private async isGone(handle: string): Promise<boolean | null> {
    try {
      return !(await this.calls.items()).some((call) => call.handle === handle);
    } catch (error) {
      if (error instanceof VendorError) return null;
      throw error;
    }
  }

  private async resume(handle: string): Promise<PhonebarAnswer> {
    const call = this.demandOne('holding', handle, await this.calls.items());
    if (call.state !== 'held')
      throw refused('holding', `The call is ${call.stateText}, not on hold. Nothing was sent.`);
    return this.client.holding(handle);
  }

  /** Which call is transferred is not said, so there must be no choice. */
  private async transfer(handle: string, number: string, sendBy: SendBy): Promise<PhonebarAnswer> {
    const calls = await this.calls.items();
    this.demandOne('transfer', handle, calls);
    if (calls.length > 1)
      throw refused(
        'transfer',
        'There are several calls, and this phonebar cannot be told which to transfer.',
      );
    return this.client.transfer(number, sendBy);
  }

  private async consult(number: string, sendBy: SendBy): Promise<PhonebarAnswer> {
    const talking = (await this.calls.items()).filter(({ state }) => state === 'talking');
    if (talking.length !== 1)
      throw refused('atxfer', 'There must be exactly one active call. Nothing was sent.');
    return this.client.atxfer(number, sendBy);
  }

  /** In the order of the page: A on hold, B active, then A's number. */
  private async conference(heldHandle: string): Promise<PhonebarAnswer> {
    const calls = await this.calls.items();
    const held = this.demandOne('conference', heldHandle, calls);
    const others = calls.filter((call) => call !== held && call.state === 'talking');
    if (held.state !== 'held' || others.length !== 1) {
      throw refused('conference', 'One call must be on hold and exactly one other active. Nothing was sent.');
    }
    return this.client.conference(heldHandle);
  }

  private async pauseAgent(number: string): Promise<PhonebarAnswer> {
    if ((await this.calls.items()).length > 0) {
      throw refused('holding', 'The agent is on a call, which this would put on hold. Nothing was sent.');
    }
    return this.client.holding(number);
  }

  private demandOne(operation: string, handle: string, calls: readonly PhonebarCall[]): PhonebarCall {
    const [call, second] = calls.filter((each) => each.handle === handle);
    if (call === undefined)
      throw refused(operation, 'No call with that number is in progress. Nothing was sent.');
    if (second !== undefined) {
      throw refused(
        operation,
        'Two calls have that number, and this phonebar cannot tell them apart. Nothing was sent.',
      );
    }
    return call;
  }

  private rows(read: () => Promise<readonly JsonObject[]>): PhonebarRowReader {
    return { readRows: async () => ({ items: await read(), at: this.parts.clock.now(), drift: [] }) };
  }
}

const refused = (operation: string, message: string): VendorError => refusedBy('xcally', operation, message);
