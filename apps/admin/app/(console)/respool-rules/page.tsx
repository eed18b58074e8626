import type { Metadata } from 'next';
import { requireAct } from '../../../lib/api/gate';
import { texts } from '../../../lib/i18n/server';
import { RuleSets } from './_components/rule-sets';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('respool'))('title') };
}

export default async function RespoolRulesPage() {
  await requireAct('policy.read');
  return <RuleSets />;
}
