import type { Metadata } from 'next';
import { requireAct } from '../../../lib/api/gate';
import { texts } from '../../../lib/i18n/server';
import { Callbacks } from './_components/callbacks';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('callbacks'))('title') };
}

export default async function CallbacksPage() {
  await requireAct('callbacks.read');
  return <Callbacks />;
}
