import type { Metadata } from 'next';
import { requireAct } from '../../../lib/api/gate';
import { texts } from '../../../lib/i18n/server';
import { ApiKeys } from './_components/api-keys';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('apiKeys'))('title') };
}

export default async function ApiKeysPage() {
  await requireAct('apiKeys.read');
  return <ApiKeys />;
}
