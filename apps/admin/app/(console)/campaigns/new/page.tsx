import type { Metadata } from 'next';
import { NewCampaign } from '../../../../components/wizard/wizard';
import { requireAct } from '../../../../lib/api/gate';
import { texts } from '../../../../lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('wizard'))('titleNew') };
}

export default async function NewCampaignPage() {
  await requireAct('campaigns.create');
  return <NewCampaign />;
}
