import type { Metadata } from 'next';
import { requireAct } from '../../../../../lib/api/gate';
import { texts } from '../../../../../lib/i18n/server';
import { Overview } from '../_components/overview';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('campaign.tabs'))('overview') };
}

export default async function CampaignOverviewPage() {
  await requireAct('campaigns.watch');
  return <Overview />;
}
