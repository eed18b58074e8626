import type { Metadata } from 'next';
import { requireAct } from '../../../lib/api/gate';
import { texts } from '../../../lib/i18n/server';
import { LiveScreen } from './_components/live-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('live'))('title') };
}

export default async function LivePage() {
  await requireAct('live.watch');
  return <LiveScreen />;
}
