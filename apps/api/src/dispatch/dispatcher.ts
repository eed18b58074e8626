import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import { VendorRegistry } from '../connections/vendor-registry.js';
import { type Budget, type BudgetLimit, budgetOf } from './budget.js';
import { ClaimAndSend } from './claim-and-send.js';
import { CampaignPolicyRepository } from './campaign-policy.repository.js';
import { type DispatchCampaign, usesVendorSpool } from './dispatch-campaign.js';
import { DispatchStateRepository } from './dispatch-state.repository.js';
import { Promoter } from './promoter.js';

/** Ready entries kept ahead, so that a beat never waits for an evaluation. */
const READY_SECONDS = 30;
const MIN_READY = 200;

interface Pace {
  credit: number;
  atMs: number;
}

/** One beat of one campaign: promote what is due, work out the budget, claim and send that many. */
@Injectable()
export class Dispatcher {
  private readonly paces = new Map<string, Pace>();

  constructor(
    private readonly policies: CampaignPolicyRepository,
    private readonly state: DispatchStateRepository,
    private readonly promoter: Promoter,
    private readonly work: ClaimAndSend,
    private readonly vendors: VendorRegistry,
    private readonly clock: Clock,
  ) {}

  /** Returns how many attempts were claimed. */
  async beat(campaignId: string): Promise<number> {
    const campaign = await this.policies.find(campaignId);
    if (campaign === null || campaign.policy.campaign.state !== 'running') return 0;
    if (campaign.policy.stopped) return this.hold(campaign, 'STOPPED', null);
    if (!campaign.connection.enabled) return this.hold(campaign, 'CONNECTION_DISABLED', null);
    await this.promoter.promote(campaign, wantedReady(campaign));
    const vendor = await this.vendors.get(campaign.connectionId);
    const circuit = vendor.circuit();
    if (circuit.state === 'open')
      return this.hold(campaign, 'VENDOR_DOWN', circuit.lastError?.message ?? null);
    const budget = await this.budget(campaign);
    const claimed = await this.work.run(campaign, vendor, budget.calls);
    await this.state.writeStatus(campaign.id, {
      at: this.clock.now(),
      budget: budget.calls,
      binding: budget.binding,
      limits: budget.limits,
      lastError: circuit.lastError?.message ?? null,
    });
    return claimed;
  }

  private async budget(campaign: DispatchCampaign): Promise<Budget> {
    const hasSpool = usesVendorSpool(campaign.method);
    const load = await this.state.load(campaign, hasSpool, this.clock.now());
    const nowMs = this.clock.monotonicMs();
    const pace = this.paces.get(campaign.id) ?? { credit: campaign.callsPerSecond, atMs: nowMs };
    const budget = budgetOf({
      elapsedSeconds: (nowMs - pace.atMs) / 1_000,
      credit: pace.credit,
      callsPerSecond: campaign.callsPerSecond,
      maxConcurrent: campaign.maxConcurrent,
      live: load.live,
      connectionCallsPerSecond: campaign.connection.callsPerSecond,
      share: load.weights === 0 ? 1 : campaign.weight / load.weights,
      inVendorSpool: hasSpool ? load.inVendorSpool : null,
      ready: await this.work.countReady(campaign.id, wantedReady(campaign)),
    });
    this.paces.set(campaign.id, { credit: budget.credit, atMs: nowMs });
    return budget;
  }

  private async hold(
    campaign: DispatchCampaign,
    binding: BudgetLimit,
    lastError: string | null,
  ): Promise<number> {
    await this.state.writeStatus(campaign.id, {
      at: this.clock.now(),
      budget: 0,
      binding,
      limits: { [binding]: 0 },
      lastError,
    });
    return 0;
  }
}

const wantedReady = (campaign: DispatchCampaign): number =>
  Math.max(MIN_READY, Math.ceil(campaign.callsPerSecond * READY_SECONDS));
