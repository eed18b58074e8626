import type { Metadata } from 'next';
import { requireAct } from '../../../../../../lib/api/gate';
import { texts } from '../../../../../../lib/i18n/server';
import { Diagnostics } from '../../_components/diagnostics';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('campaign.tabs'))('diagnostics') };
}

export default async function CampaignDiagnosticsPage() {
  await requireAct('campaigns.watch');
  return <Diagnostics />;
}
