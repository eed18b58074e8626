import { Injectable } from '@nestjs/common';
import type { Vendor } from '@callspool/vendors';
import { Claim } from './claim.js';
import type { DispatchCampaign } from './dispatch-campaign.js';
import { DispatchStateRepository } from './dispatch-state.repository.js';
import { Sender } from './sender.js';

/** Every contact of a batch holds two locks or more until its end, and the server's table of locks is finite. */
const CLAIM_BATCH = 400;

/** Claims in batches and sends each while the next one is claimed. */
@Injectable()
export class ClaimAndSend {
  constructor(
    private readonly claims: Claim,
    private readonly sender: Sender,
    private readonly state: DispatchStateRepository,
  ) {}

  countReady(campaignId: string, limit: number): Promise<number> {
    return this.state.countReady(campaignId, limit);
  }

  /** Claims and sends at most `calls`. Returns how many were claimed. */
  async run(campaign: DispatchCampaign, vendor: Vendor, calls: number): Promise<number> {
    let left = calls;
    let claimed = 0;
    let sending: Promise<void> = Promise.resolve();
    while (left > 0) {
      const wanted = Math.min(left, CLAIM_BATCH);
      const attempts = await this.claims.claim(campaign.id, wanted);
      await sending;
      if (attempts.length === 0) break;
      claimed += attempts.length;
      left -= attempts.length;
      sending = this.sender.send(campaign, vendor, attempts);
      // A failure is awaited in the next turn; until then it must not count as unhandled.
      sending.catch(() => undefined);
    }
    await sending;
    return claimed;
  }
}
