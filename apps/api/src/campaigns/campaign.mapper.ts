import type { CampaignView } from '@callspool/contracts';
import { conditionOf, type Surroundings } from './campaign-condition.js';
import { missingFields } from './campaign-missing.js';
import { type CampaignRecord, hasRun } from './campaign-record.js';

export function toCampaignView(campaign: CampaignRecord, around: Surroundings): CampaignView {
  return {
    id: campaign.id,
    name: campaign.name,
    state: campaign.state,
    stateChangedAt: campaign.stateChangedAt.toISOString(),
    stateReason: campaign.stateReason,
    condition: conditionOf(campaign, around),
    connectionId: campaign.connectionId,
    connectionName: campaign.connection.name,
    ...toSettings(campaign),
    hasRun: hasRun(campaign.state),
    missing: missingFields(campaign),
    entries: around.figures.counts,
    policyVersion: campaign.policyVersion,
    version: campaign.version,
    createdAt: campaign.createdAt.toISOString(),
    updatedAt: campaign.updatedAt.toISOString(),
  };
}

/** What people have set; also what the audit keeps of an edit. */
export function toSettings(campaign: CampaignRecord) {
  return {
    method: campaign.method,
    vendorSettings: { ...campaign.vendorSettings },
    callerId: campaign.callerId,
    listIds: [...campaign.listIds],
    timeZone: campaign.timeZone,
    dialingHoursId: campaign.dialingHoursId,
    contactingHoursId: campaign.contactingHoursId,
    respoolRuleSetId: campaign.respoolRuleSetId,
    groupId: campaign.groupId,
    minGapSeconds: campaign.minGapSeconds,
    callsPerSecond: campaign.callsPerSecond,
    maxConcurrent: campaign.maxConcurrent,
    weight: campaign.weight,
    startAt: campaign.startAt?.toISOString() ?? null,
    endAt: campaign.endAt?.toISOString() ?? null,
    vendorDecides: campaign.vendorDecides,
    confirmations: { ...campaign.confirmations },
  };
}

/** An edit in the audit, with what a campaign is told apart by. */
export const toAudit = (campaign: CampaignRecord) => ({
  name: campaign.name,
  connectionId: campaign.connectionId,
  ...toSettings(campaign),
});
