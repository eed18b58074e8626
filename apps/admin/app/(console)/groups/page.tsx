import type { Metadata } from 'next';
import { requireAct } from '../../../lib/api/gate';
import { texts } from '../../../lib/i18n/server';
import { Groups } from './_components/groups';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('groups'))('title') };
}

export default async function GroupsPage() {
  await requireAct('policy.read');
  return <Groups />;
}
