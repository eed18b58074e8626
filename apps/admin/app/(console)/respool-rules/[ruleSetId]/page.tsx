import type { Metadata } from 'next';
import { requireAct } from '../../../../lib/api/gate';
import { texts } from '../../../../lib/i18n/server';
import { RuleSetDetail } from '../_components/rule-set-detail';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('respool'))('title') };
}

export default async function RuleSetPage({ params }: { readonly params: Promise<{ ruleSetId: string }> }) {
  const { ruleSetId } = await params;
  await requireAct(ruleSetId === 'new' ? 'policy.edit' : 'policy.read');
  return <RuleSetDetail id={ruleSetId === 'new' ? null : ruleSetId} />;
}
