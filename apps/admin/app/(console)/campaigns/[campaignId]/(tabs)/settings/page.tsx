import type { Metadata } from 'next';
import { requireAct } from '../../../../../../lib/api/gate';
import { texts } from '../../../../../../lib/i18n/server';
import { Settings } from '../../_components/settings';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('campaign.tabs'))('settings') };
}

export default async function CampaignSettingsPage() {
  await requireAct('campaigns.watch');
  return <Settings />;
}
