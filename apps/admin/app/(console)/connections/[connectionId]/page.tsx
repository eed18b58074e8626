import type { Metadata } from 'next';
import { requireAct } from '../../../../lib/api/gate';
import { texts } from '../../../../lib/i18n/server';
import { ConnectionDetail } from '../_components/connection-detail';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('connections'))('connection') };
}

export default async function ConnectionPage({
  params,
}: {
  readonly params: Promise<{ connectionId: string }>;
}) {
  await requireAct('connections.read');
  return <ConnectionDetail id={(await params).connectionId} />;
}
