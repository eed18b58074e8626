import type { Metadata } from 'next';
import { requireAct } from '../../../../../lib/api/gate';
import { texts } from '../../../../../lib/i18n/server';
import { CalendarDetail } from '../../_components/calendar-detail';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('hours'))('calendar') };
}

export default async function CalendarPage({ params }: { readonly params: Promise<{ calendarId: string }> }) {
  const { calendarId } = await params;
  await requireAct(calendarId === 'new' ? 'policy.edit' : 'policy.read');
  return <CalendarDetail id={calendarId === 'new' ? null : calendarId} />;
}
