import { Injectable } from '@nestjs/common';
import type { VendorCampaigns, VendorCampaignView } from '@callspool/contracts';
import { type CampaignStatusSnapshot, isMissing, VendorError } from '@callspool/vendors';
import { AppError } from '../common/errors/app-error.js';
import { VendorRegistry } from './vendor-registry.js';

/** Reads the campaigns of a vendor that has its own, so that ours can be bound to one of them. */
@Injectable()
export class VendorCampaignsService {
  constructor(private readonly registry: VendorRegistry) {}

  /** @throws AppError `connection.not_capable`, or `connection.vendor_trouble` with the vendor's trouble in words. */
  async list(connectionId: string): Promise<VendorCampaigns> {
    const vendor = await this.registry.get(connectionId);
    const reader = vendor.capability('campaignStatusReader');
    if (isMissing(reader)) {
      throw new AppError('connection.not_capable', reader.missing, { details: { id: connectionId } });
    }
    try {
      const { at, items } = await reader.readCampaignStatus();
      return { at: at.toISOString(), items: items.map(toView).sort(byName) };
    } catch (error) {
      if (!(error instanceof VendorError)) throw error;
      throw new AppError('connection.vendor_trouble', error.message, {
        details: { id: connectionId, kind: error.kind },
      });
    }
  }
}

const byName = (one: VendorCampaignView, other: VendorCampaignView): number =>
  one.name.localeCompare(other.name);

/** The arrow is part of the name (vendor's page, "Campaign names"): without it, it would be another campaign. */
export function directionOf(name: string): VendorCampaignView['direction'] {
  if (name.endsWith('<-')) return 'incoming';
  return name.endsWith('->') ? 'outgoing' : 'none';
}

function toView(status: CampaignStatusSnapshot): VendorCampaignView {
  return {
    name: status.campaign,
    direction: directionOf(status.campaign),
    agentsLoggedIn: status.agentsLoggedIn ?? null,
    agentsAvailable: status.agentsAvailable ?? null,
    waiting: status.waiting ?? null,
  };
}
