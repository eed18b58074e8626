import type { Metadata } from 'next';
import { requireAct } from '../../../../../lib/api/gate';
import { texts } from '../../../../../lib/i18n/server';
import { ListImports } from '../../_components/list-imports';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('lists'))('title') };
}

export default async function ListImportsPage({ params }: { readonly params: Promise<{ listId: string }> }) {
  await requireAct('lists.read');
  const { listId } = await params;
  return <ListImports listId={listId} />;
}
