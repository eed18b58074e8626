import { z } from 'zod';
import { displayName, id, instant } from '../common/fields.js';
import { pageOf } from '../common/page.js';

/** Campaigns that share caps and do-not-call entries. */
export const campaignGroupView = z
  .object({ id, name: z.string(), createdAt: instant, updatedAt: instant })
  .meta({ id: 'CampaignGroup' });
export type CampaignGroupView = z.infer<typeof campaignGroupView>;
export const campaignGroupPage = pageOf(campaignGroupView);

export const createCampaignGroupRequest = z.strictObject({ name: displayName });
export type CreateCampaignGroupRequest = z.infer<typeof createCampaignGroupRequest>;

export const updateCampaignGroupRequest = z.strictObject({ name: displayName }).partial();
export type UpdateCampaignGroupRequest = z.infer<typeof updateCampaignGroupRequest>;
