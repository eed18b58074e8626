import type { Metadata } from 'next';
import { requireAct } from '../../../../../lib/api/gate';
import { texts } from '../../../../../lib/i18n/server';
import { ListHistory } from '../../_components/list-history';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('lists'))('title') };
}

export default async function ListHistoryPage({ params }: { readonly params: Promise<{ listId: string }> }) {
  await requireAct('audit.readObject');
  const { listId } = await params;
  return <ListHistory listId={listId} />;
}
