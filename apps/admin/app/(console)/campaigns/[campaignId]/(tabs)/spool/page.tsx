import type { Metadata } from 'next';
import { requireAct } from '../../../../../../lib/api/gate';
import { texts } from '../../../../../../lib/i18n/server';
import { Spool } from '../../_components/spool';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('campaign.tabs'))('spool') };
}

export default async function CampaignSpoolPage() {
  await requireAct('campaigns.watch');
  return <Spool />;
}
