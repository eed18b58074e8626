import { Injectable } from '@nestjs/common';
import { isMissing, type Vendor } from '@callspool/vendors';
import { InvariantError } from '../common/errors/app-error.js';
import { ConnectionSlots } from './connection-slots.js';
import type { DispatchCampaign } from './dispatch-campaign.js';
import { outcomeOf, type SendOutcome } from './outcome.js';
import { bulkPushRequestOf, pushRequestOf } from './push-request.js';
import { Recorder } from './recorder.js';
import type { ReservedAttempt } from './reserved-attempt.js';
import { type PassedAttempt, SendGate } from './send-gate.js';

/** More than this in one gate transaction only makes others wait longer. */
const MAX_CHUNK = 128;
const GATES_AT_ONCE = 4;

/** Takes reserved attempts through the gate, as many as have a socket at once or in a moment, and sends them. */
@Injectable()
export class Sender {
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly gate: SendGate,
    private readonly slots: ConnectionSlots,
    private readonly recorder: Recorder,
  ) {}

  /** Resolves when every attempt has passed the gate or been released; the sends may still be under way. */
  async send(
    campaign: DispatchCampaign,
    vendor: Vendor,
    attempts: readonly ReservedAttempt[],
  ): Promise<void> {
    if (campaign.method === 'dialer_upload') return this.sendList(campaign, vendor, attempts);
    const queue = [...attempts];
    // Several at once: a socket that becomes free while one gate is under way need not wait for it.
    const gating = new Set<Promise<void>>();
    try {
      while (queue.length > 0) {
        if (gating.size >= GATES_AT_ONCE) await Promise.race(gating);
        const room = await this.book(campaign, queue.length);
        const passing = this.passAndSend(campaign, vendor, queue.splice(0, room));
        gating.add(passing);
        passing.then(
          () => gating.delete(passing),
          () => undefined,
        );
      }
    } finally {
      // A failed gate fails the whole; what it did not let through stays reserved and is swept.
      await Promise.all(gating);
    }
  }

  private async passAndSend(
    campaign: DispatchCampaign,
    vendor: Vendor,
    chunk: readonly ReservedAttempt[],
  ): Promise<void> {
    const passed = await this.passOrRelease(campaign, chunk, chunk.length);
    this.slots.leave(campaign.connectionId, chunk.length - passed.length);
    for (const one of passed) {
      this.follow(this.onSocket(campaign, () => this.sendOne(campaign, vendor, one)));
    }
  }

  /** Sends one attempt and resolves when its answer is recorded. */
  async sendAndRecord(campaign: DispatchCampaign, vendor: Vendor, attempt: ReservedAttempt): Promise<void> {
    await this.book(campaign, 1);
    const [passed] = await this.passOrRelease(campaign, [attempt], 1);
    if (passed === undefined) this.slots.leave(campaign.connectionId, 1);
    else await this.onSocket(campaign, () => this.sendOne(campaign, vendor, passed));
    await this.recorder.flush();
  }

  /** Resolves when nothing is under way and every answer is recorded. */
  async drain(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
    await this.recorder.flush();
  }

  private async sendList(
    campaign: DispatchCampaign,
    vendor: Vendor,
    attempts: readonly ReservedAttempt[],
  ): Promise<void> {
    if (attempts.length === 0) return;
    await this.book(campaign, 1);
    const passed = await this.passOrRelease(campaign, attempts, 1);
    if (passed.length === 0) this.slots.leave(campaign.connectionId, 1);
    else this.follow(this.onSocket(campaign, () => this.pushList(campaign, vendor, passed)));
  }

  private book(campaign: DispatchCampaign, wanted: number): Promise<number> {
    const { connectionId, connection } = campaign;
    return this.slots.book(connectionId, connection.maxConcurrent, Math.min(wanted, MAX_CHUNK));
  }

  private async onSocket(campaign: DispatchCampaign, send: () => Promise<void>): Promise<void> {
    await this.slots.enter(campaign.connectionId);
    try {
      await send();
    } finally {
      this.slots.release(campaign.connectionId);
    }
  }

  private async passOrRelease(
    campaign: DispatchCampaign,
    attempts: readonly ReservedAttempt[],
    booked: number,
  ): Promise<PassedAttempt[]> {
    try {
      return await this.gate.pass(campaign, attempts);
    } catch (error) {
      this.slots.leave(campaign.connectionId, booked);
      throw error;
    }
  }

  private async sendOne(
    campaign: DispatchCampaign,
    vendor: Vendor,
    { attempt, sendBy }: PassedAttempt,
  ): Promise<void> {
    const outcome = await settle(() => pusherOf(vendor).push(pushRequestOf(campaign, attempt, sendBy)));
    this.recorder.add(attempt.id, outcome, campaign);
  }

  private async pushList(
    campaign: DispatchCampaign,
    vendor: Vendor,
    passed: readonly PassedAttempt[],
  ): Promise<void> {
    const outcome = await settle(() => bulkPusherOf(vendor).pushList(bulkPushRequestOf(campaign, passed)));
    for (const { attempt } of passed) this.recorder.add(attempt.id, outcome, campaign);
  }

  private follow(sending: Promise<void>): void {
    this.underWay.add(sending);
    void sending.finally(() => this.underWay.delete(sending));
  }
}

async function settle(send: () => Promise<{ vendorRef: string | null }>): Promise<SendOutcome> {
  try {
    const { vendorRef } = await send();
    return { state: 'ACCEPTED', vendorRef };
  } catch (error) {
    return outcomeOf(error);
  }
}

function pusherOf(vendor: Vendor) {
  const pusher = vendor.capability('contactPusher');
  if (isMissing(pusher)) throw new InvariantError(pusher.missing);
  return pusher;
}

function bulkPusherOf(vendor: Vendor) {
  const pusher = vendor.capability('bulkPusher');
  if (isMissing(pusher)) throw new InvariantError(pusher.missing);
  return pusher;
}
