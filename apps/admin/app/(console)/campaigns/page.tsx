import type { Metadata } from 'next';
import { requireAct } from '../../../lib/api/gate';
import { texts } from '../../../lib/i18n/server';
import { Campaigns } from './_components/campaigns';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('campaigns'))('title') };
}

export default async function CampaignsPage() {
  await requireAct('overview.read');
  return <Campaigns />;
}
