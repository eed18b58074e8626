import { ESCAUX, type EscauxFunction } from './escaux-functions.js';
import type { Answer, CallOptions, EscauxHttp } from './escaux-http.node.js';
import { decodeMembers, decodeQueueStatus, type QueueMember, type QueueStatus } from './escaux-live.wire.js';
import { demandPhone, demandQueue, given } from './escaux-request.mapper.js';
import {
  decodeFusion,
  decodeQueuePause,
  decodeXmlResult,
  ONLY_ZERO,
  pauseAllCodes,
} from './escaux-result.wire.js';

export interface QueueAndPhone {
  /** The queue's name, not its AQA id. */
  readonly queue: string;
  readonly phone: string;
}

/** The SOP's queue functions, one method each. */
export class EscauxQueueClient {
  constructor(private readonly http: EscauxHttp) {}

  /** Without a queue the members of all, without a phone all members. An unknown queue looks like an empty one (inferred). */
  async getMembers(
    of: { readonly queue?: string; readonly phone?: string } = {},
    options?: CallOptions,
  ): Promise<Answer<readonly QueueMember[]>> {
    const operation = 'ccGetQueueMembers';
    const query = given([
      ['queue', of.queue === undefined ? undefined : demandQueue(operation, 'queue', of.queue)],
      ['phone', of.phone === undefined ? undefined : demandPhone(operation, 'phone', of.phone)],
    ]);
    return this.http.ask(ESCAUX.ccGetQueueMembers, query, decodeMembers, options);
  }

  /** Makes the phone a dynamic member. Only the answer 0 is documented; any other leaves it open. */
  async add(member: QueueAndPhone, options?: CallOptions): Promise<void> {
    return this.change(ESCAUX.ccQueueAdd, member, options);
  }

  /** Takes a dynamic member out; a static one cannot be. */
  async remove(member: QueueAndPhone, options?: CallOptions): Promise<void> {
    return this.change(ESCAUX.ccQueueRemove, member, options);
  }

  /** One queue a request: whether `queues` takes several is not said. `unclear`: list the members to know. */
  async fusionSet(member: QueueAndPhone, options?: CallOptions): Promise<'accepted' | 'unclear'> {
    return this.fusion(ESCAUX.fusionQueuesSet, member, options);
  }

  async fusionRemove(member: QueueAndPhone, options?: CallOptions): Promise<'accepted' | 'unclear'> {
    return this.fusion(ESCAUX.fusionQueuesRemove, member, options);
  }

  /** How many callers wait. */
  async getStatus(queue: string, options?: CallOptions): Promise<Answer<readonly QueueStatus[]>> {
    const name = demandQueue('ccGetQueueStatus', 'queue', queue);
    return this.http.ask(ESCAUX.ccGetQueueStatus, [['queue', name]], decodeQueueStatus, options);
  }

  async pause(change: QueueAndPhone & { readonly paused: boolean }, options?: CallOptions): Promise<void> {
    const query = [...pairs('ccQueuePause', change), ['paused', String(change.paused)] as const];
    await this.http.ask(
      ESCAUX.ccQueuePause,
      query,
      (text, drift) => decodeQueuePause(text, change, drift),
      options,
    );
  }

  /** Its codes are the other way round: 1 and 3 are good, 0 and 2 are not. */
  async pauseAll(
    change: { readonly phone: string; readonly paused: boolean },
    options?: CallOptions,
  ): Promise<void> {
    const phone = demandPhone('ccQueuePauseAll', 'phone', change.phone);
    const query = [
      ['phone', phone],
      ['paused', String(change.paused)],
    ] as const;
    const codes = pauseAllCodes(change.paused);
    await this.http.ask(
      ESCAUX.ccQueuePauseAll,
      query,
      (text, drift) => decodeXmlResult(text, { root: 'PauseAll', codes }, drift),
      options,
    );
  }

  /** The roots of both bear the function's bare name, without "Result". */
  private async change(fn: EscauxFunction, member: QueueAndPhone, options?: CallOptions): Promise<void> {
    const root = fn.operation.name;
    const decode = (text: string, drift: Parameters<typeof decodeMembers>[1]) =>
      decodeXmlResult(text, { root, codes: ONLY_ZERO }, drift);
    await this.http.ask(fn, pairs(root, member), decode, options);
  }

  private async fusion(fn: EscauxFunction, member: QueueAndPhone, options?: CallOptions) {
    const [[, queue], phone] = pairs(fn.operation.name, member);
    return (await this.http.ask(fn, [['queues', queue], phone], decodeFusion, options)).value;
  }
}

const pairs = (operation: string, { queue, phone }: QueueAndPhone) =>
  [
    ['queue', demandQueue(operation, 'queue', queue)],
    ['phone', demandPhone(operation, 'phone', phone)],
  ] as const;
