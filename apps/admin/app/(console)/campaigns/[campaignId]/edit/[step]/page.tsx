import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { isStep } from '../../../../../../components/wizard/steps';
import { EditCampaign } from '../../../../../../components/wizard/wizard';
import { requireAct } from '../../../../../../lib/api/gate';
import { texts } from '../../../../../../lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('wizard'))('titleEdit') };
}

export default async function EditCampaignPage({
  params,
}: {
  readonly params: Promise<{ campaignId: string; step: string }>;
}) {
  const { campaignId, step } = await params;
  await requireAct('campaigns.edit');
  if (!isStep(step)) notFound();
  return <EditCampaign id={campaignId} step={step} />;
}
