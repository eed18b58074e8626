import type { Metadata } from 'next';
import { requireAct } from '../../../../../lib/api/gate';
import { texts } from '../../../../../lib/i18n/server';
import { ListZones } from '../../_components/list-zones';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('lists'))('title') };
}

export default async function ListZonesPage({ params }: { readonly params: Promise<{ listId: string }> }) {
  await requireAct('lists.read');
  const { listId } = await params;
  return <ListZones listId={listId} />;
}
