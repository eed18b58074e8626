import type { Metadata } from 'next';
import { requireAct } from '../../../lib/api/gate';
import { texts } from '../../../lib/i18n/server';
import { HoursOverview } from './_components/hours-overview';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('hours'))('title') };
}

export default async function HoursPage() {
  await requireAct('policy.read');
  return <HoursOverview />;
}
