import { Injectable } from '@nestjs/common';
import { METHOD_KIND, type PreflightReport } from '@callspool/contracts';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { ConnectionsService } from '../connections/connections.service.js';
import { VendorCampaignsService } from '../connections/vendor-campaigns.service.js';
import { NamedRulesService } from '../rules/named-rules.service.js';
import type { CampaignRecord } from './campaign-record.js';
import { findingsOf } from './preflight-findings.js';
import { PreflightRepository } from './preflight.repository.js';

/** Looks a campaign over before it starts. */
@Injectable()
export class Preflight {
  constructor(
    private readonly facts: PreflightRepository,
    private readonly connections: ConnectionsService,
    private readonly vendorCampaigns: VendorCampaignsService,
    private readonly rules: NamedRulesService,
    private readonly clock: Clock,
  ) {}

  /** Asks the vendor for its campaigns where it has some; whatever cannot be read is no blocker by itself. */
  async report(campaign: CampaignRecord): Promise<PreflightReport> {
    const [rows, connection, ruleSet, vendorCampaigns] = await Promise.all([
      this.facts.find(campaign.id, this.clock.now()),
      this.connections.findSummary(campaign.connectionId),
      this.rules.respoolRuleSets.get(campaign.respoolRuleSetId),
      this.readVendorCampaigns(campaign),
    ]);
    return findingsOf({
      campaign,
      rows,
      respoolRules: ruleSet.rules,
      health: connection?.health ?? null,
      vendorCampaigns,
      now: this.clock.now(),
    });
  }

  /** @throws AppError `campaign.not_ready` with every blocker. */
  async demandReady(campaign: CampaignRecord): Promise<void> {
    const { blockers } = await this.report(campaign);
    if (blockers.length === 0) return;
    throw new AppError('campaign.not_ready', blockers.map(({ message }) => message).join(' '), {
      details: { id: campaign.id, blockers },
      issues: blockers.map(({ field, message }) => ({ path: field ?? '', message })),
    });
  }

  private async readVendorCampaigns(campaign: CampaignRecord): Promise<string[] | null> {
    const { connection, connectionId, method } = campaign;
    if (METHOD_KIND[method] !== 'ucontact' || !connection.isEnabled) return null;
    try {
      const { items } = await this.vendorCampaigns.list(connectionId);
      return items.map(({ name }) => name);
    } catch (error) {
      // A vendor that cannot be asked now is told by the connection's own health.
      if (error instanceof AppError && error.code === 'connection.vendor_trouble') return null;
      throw error;
    }
  }
}
