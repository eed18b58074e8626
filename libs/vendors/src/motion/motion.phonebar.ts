import type { MissingCapability, Snapshot, VendorDrift } from '../core/capabilities.js';
import type {
  OriginateReport,
  Phonebar,
  PhonebarAnswer,
  PhonebarCall,
  PhonebarReading,
  PhonebarState,
} from '../core/phonebar.js';
import { OneAtATime, refusedBy, type Watch } from '../core/phonebar-originate.js';
import type { SendBy } from '../core/send-by.js';
import type { VendorError } from '../core/vendor-error.js';
import type { MotionClient } from './motion.client.js';
import { newCallsTo, toCall } from './motion.mapper.js';

export interface MotionPhonebarOptions {
  readonly client: MotionClient;
  readonly reading: PhonebarReading;
  readonly clock: { now(): Date };
  readonly watch: Watch;
  readonly reportDrift?: ((drift: VendorDrift) => void) | undefined;
}

const BLIND: MissingCapability = { missing: 'The phonebar does not let this page read its answers.' };

/** The XCALLY Motion phonebar: calls are known by a session id. */
export class MotionPhonebar implements Phonebar {
  readonly kind = 'motion';
  readonly reading: PhonebarReading;
  readonly capabilities: Phonebar['capabilities'];
  private readonly client: MotionClient;
  private readonly dialling: OneAtATime;

  constructor(private readonly options: MotionPhonebarOptions) {
    this.reading = options.reading;
    this.client = options.client;
    const { reading, watch, reportDrift } = options;
    this.dialling = new OneAtATime({
      vendor: 'motion',
      reading,
      watch,
      reportDrift,
      list: () => this.calls(),
    });
    const isBlind = options.reading === 'blind';
    this.capabilities = {
      dialer: { originate: ({ number, sendBy }) => this.originate(number, sendBy) },
      callLister: isBlind ? BLIND : { listCalls: () => this.listCalls() },
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

  private async listCalls(): Promise<Snapshot<PhonebarCall>> {
    const drift: string[] = [];
    const items: PhonebarCall[] = [];
    for (const row of await this.client.calls()) {
      const each = toCall(row);
      if (typeof each === 'string') drift.push(each);
      else {
        items.push(each.call);
        drift.push(...each.drift);
      }
    }
    for (const what of new Set(drift))
      this.options.reportDrift?.({ vendor: 'motion', operation: 'calls', what });
    return { at: this.options.clock.now(), items, drift: [...new Set(drift)] };
  }

  private async calls(): Promise<readonly PhonebarCall[]> {
    return (await this.listCalls()).items;
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
    this.demand(operation, handle, wanted, await this.calls());
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
    const calls = await this.calls();
    this.demand('transfer', handle, ['talking', 'held'], calls);
    this.demand('transfer', partner, ['talking', 'held'], calls);
    return this.client.transferAttended(handle, partner);
  }

  /** The verb names no call, so there must be no choice. */
  private async conference(heldHandle: string): Promise<PhonebarAnswer> {
    const calls = (await this.calls()).filter(({ state }) => state !== 'ended' && state !== 'idle');
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
