import { Injectable } from '@nestjs/common';
import type { SendBy } from '@callspool/vendors';
import { Clock } from '../common/clock/clock.js';
import { NodeIdentity } from '../scheduling/node-identity.js';
import { Spool } from '../spool/spool.service.js';
import { type DispatchCampaign, usesVendorSpool } from './dispatch-campaign.js';
import type { ReservedAttempt } from './reserved-attempt.js';
import { SendGateRepository } from './send-gate.repository.js';

/** How long after the gate an attempt may still be written to the socket. */
export const SEND_WITHIN_MS = 1_000;

/** An attempt that may be sent now, and by when. */
export interface PassedAttempt {
  readonly attempt: ReservedAttempt;
  readonly sendBy: SendBy;
}

@Injectable()
export class SendGate {
  constructor(
    private readonly gate: SendGateRepository,
    private readonly spool: Spool,
    private readonly node: NodeIdentity,
    private readonly clock: Clock,
  ) {}

  /** Lets through what may be sent now. The others are released: never sent, and evaluated anew. */
  async pass(campaign: DispatchCampaign, attempts: readonly ReservedAttempt[]): Promise<PassedAttempt[]> {
    const now = this.clock.now();
    const nowMonotonicMs = this.clock.monotonicMs();
    const ids = await this.gate.pass({
      campaignId: campaign.id,
      nodeId: this.node.id,
      now,
      sendWithinMs: SEND_WITHIN_MS,
      usesVendorSpool: usesVendorSpool(campaign.method),
      attempts,
    });
    const passed = new Set(ids);
    const released = attempts.filter((attempt) => !passed.has(attempt.id));
    await this.spool.recheck(released.map((attempt) => attempt.entry.personId));
    const sendBy = ({ until }: ReservedAttempt): SendBy => ({
      // Never past the end of the window, be it nearer than that second.
      notAfterMonotonicMs: nowMonotonicMs + Math.min(SEND_WITHIN_MS, until.getTime() - now.getTime()),
      monotonicNow: () => this.clock.monotonicMs(),
    });
    return attempts
      .filter((attempt) => passed.has(attempt.id))
      .map((attempt) => ({ attempt, sendBy: sendBy(attempt) }));
  }
}
