import type { Metadata } from 'next';
import { requireAct } from '../../../../../../lib/api/gate';
import { texts } from '../../../../../../lib/i18n/server';
import { Log } from '../../_components/log';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('campaign.tabs'))('log') };
}

export default async function CampaignLogPage() {
  await requireAct('audit.readObject');
  return <Log />;
}
