import type { MissingCapability } from '../core/capabilities.js';
import type {
  OriginateReport,
  Phonebar,
  PhonebarAnswer,
  PhonebarCall,
  PhonebarReading,
  PhonebarState,
} from '../core/phonebar.js';
import { PhonebarCalls, type PhonebarParts } from '../core/phonebar-calls.js';
import { OneAtATime, refusedBy } from '../core/phonebar-originate.js';
import type { SendBy } from '../core/send-by.js';
import type { VendorError } from '../core/vendor-error.js';
import type { MotionClient } from './motion.client.js';
import { newCallsTo, toCall } from './motion.mapper.js';

const BLIND: MissingCapability = { missing: 'The phonebar does not let this page read its answers.' };

/** The XCALLY Motion phonebar: calls are known by a session id. */
export class MotionPhonebar implements Phonebar {
  readonly kind = 'motion';
  readonly reading: PhonebarReading;
  readonly capabilities: Phonebar['capabilities'];
  private readonly client: MotionClient;
  private readonly calls: PhonebarCalls;
  private readonly dialling: OneAtATime;

  constructor(parts: PhonebarParts<MotionClient>) {
    const { client, reading, watch, reportDrift } = parts;
    this.reading = reading;
    this.client = client;
    this.calls = new PhonebarCalls(
      { vendor: 'motion', operation: 'calls', read: () => client.calls(), toCall },
      parts,
    );
    this.dialling = new OneAtATime({
      vendor: 'motion',
      reading,
      watch,
      reportDrift,
      list: () => this.calls.items(),
    });
    const isBlind = reading === 'blind';
    this.capabilities = {
      dialer: { originate: ({ number, sendBy }) => this.originate(number, sendBy) },
      callLister: isBlind ? BLIND : { listCalls: () => this.calls.snapshot() },
      hanger: isBlind
        ? BLIND
        : { hangUp: ({ handle }) => this.onCall('hangup', handle, LIVE, () => this.client.hangup(handle)) },
      inCall: isBlind
        ? BLIND
        : {
            answer: ({ handle }) =>
              this.onCall('answer', handle, ['incoming'], () => this.client.answer(handle)),
            hold: async ({ handle }) => {
              const answer = await this.onCall('hold', handle, ['talking'], () => this.client.hold(handle));
              return { ...answer, agentMayBePaused: false };
            },
            resume: ({ handle }) => this.onCall('hold', handle, ['held'], () => this.client.hold(handle)),
            transfer: ({ handle, number, sendBy }) =>
              this.onCall('transfer', handle, ['talking', 'held'], () =>
                this.client.transfer(handle, number, sendBy),
              ),
          },
      consulter: {
        missing: 'This phonebar has no verb for it: hold the call, dial the other one, then join the two.',
      },
      callJoiner: isBlind ? BLIND : { transferTo: ({ handle, partner }) => this.join(handle, partner) },
      conferencer: isBlind ? BLIND : { conference: ({ heldHandle }) => this.conference(heldHandle) },
      recentCalls: { missing: 'The Motion phonebar has no list of recent calls.' },
      queues: { missing: 'The Motion phonebar has no list of queues.' },
      peer: { missing: 'The Motion phonebar tells nothing of its SIP peer.' },
      pauser: { missing: 'The Motion phonebar has no verb that pauses the agent.' },
    };
  }

  private originate(number: string, sendBy: SendBy): Promise<OriginateReport> {
    return this.dialling.originate(
      () => this.client.originate(number, sendBy),
      (before, after) => newCallsTo(number, before, after),
    );
  }

  /** The state is read first: holding toggles (inferred), so a request for what is already so would undo it. */
  private async onCall(
    operation: string,
    handle: string,
    wanted: readonly PhonebarState[],
    act: () => Promise<PhonebarAnswer>,
  ): Promise<PhonebarAnswer> {
    this.demand(operation, handle, wanted, await this.calls.items());
    return act();
  }

  private demand(
    operation: string,
    handle: string,
    wanted: readonly PhonebarState[],
    calls: readonly PhonebarCall[],
  ): void {
    const call = calls.find((each) => each.handle === handle);
    if (call === undefined) throw refused(operation, 'No such call is in progress. Nothing was sent.');
    if (!wanted.includes(call.state))
      throw refused(operation, `The call is ${call.state}. Nothing was sent.`);
  }

  private async join(handle: string, partner: string): Promise<PhonebarAnswer> {
    const calls = await this.calls.items();
    this.demand('transfer', handle, ['talking', 'held'], calls);
    this.demand('transfer', partner, ['talking', 'held'], calls);
    return this.client.transferAttended(handle, partner);
  }

  /** The verb names no call, so there must be no choice. */
  private async conference(heldHandle: string): Promise<PhonebarAnswer> {
    const calls = (await this.calls.items()).filter(({ state }) => state !== 'ended' && state !== 'idle');
    this.demand('conference', heldHandle, ['talking', 'held'], calls);
    const isPair = calls.length === 2 && calls.some(({ state }) => state === 'talking');
    if (!isPair || !calls.every(({ state }) => state === 'talking' || state === 'held')) {
      throw refused(
        'conference',
        'There must be exactly two calls, at least one of them active. Nothing was sent.',
      );
    }
    return this.client.conference();
  }
}

const LIVE: readonly PhonebarState[] = ['dialling', 'ringing', 'incoming', 'talking', 'held', 'unknown'];

const refused = (operation: string, message: string): VendorError => refusedBy('motion', operation, message);
