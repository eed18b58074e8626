import type { Metadata } from 'next';
import { requireAct } from '../../../../../lib/api/gate';
import { texts } from '../../../../../lib/i18n/server';
import { ListSettings } from '../../_components/list-settings';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('lists'))('title') };
}

export default async function ListSettingsPage({ params }: { readonly params: Promise<{ listId: string }> }) {
  await requireAct('lists.read');
  const { listId } = await params;
  return <ListSettings listId={listId} />;
}
