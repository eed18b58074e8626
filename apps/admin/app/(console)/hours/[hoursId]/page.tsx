import type { Metadata } from 'next';
import { requireAct } from '../../../../lib/api/gate';
import { texts } from '../../../../lib/i18n/server';
import { HoursDetail } from '../_components/hours-detail';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('hours'))('hours') };
}

export default async function OneHoursPage({ params }: { readonly params: Promise<{ hoursId: string }> }) {
  const { hoursId } = await params;
  await requireAct(hoursId === 'new' ? 'policy.edit' : 'policy.read');
  return <HoursDetail id={hoursId === 'new' ? null : hoursId} />;
}
