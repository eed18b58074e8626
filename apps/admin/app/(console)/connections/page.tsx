import type { Metadata } from 'next';
import { requireAct } from '../../../lib/api/gate';
import { texts } from '../../../lib/i18n/server';
import { Connections } from './_components/connections';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('connections'))('title') };
}

export default async function ConnectionsPage() {
  await requireAct('connections.read');
  return <Connections />;
}
