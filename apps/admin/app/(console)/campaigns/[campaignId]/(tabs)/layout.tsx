import type { ReactNode } from 'react';
import { CampaignPage } from '../_components/campaign-page';

/** Heading, acts and tabs of one campaign; who may see it is checked in each page below. */
export default async function CampaignLayout({
  params,
  children,
}: {
  readonly params: Promise<{ campaignId: string }>;
  readonly children: ReactNode;
}) {
  const { campaignId } = await params;
  return <CampaignPage id={campaignId}>{children}</CampaignPage>;
}
