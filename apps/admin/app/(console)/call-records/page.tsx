import type { Metadata } from 'next';
import { requireAct } from '../../../lib/api/gate';
import { texts } from '../../../lib/i18n/server';
import { CallRecords } from './_components/call-records';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('records'))('title') };
}

export default async function CallRecordsPage() {
  await requireAct('callRecords.read');
  return <CallRecords />;
}
