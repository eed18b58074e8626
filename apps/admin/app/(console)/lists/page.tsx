import type { Metadata } from 'next';
import { requireAct } from '../../../lib/api/gate';
import { texts } from '../../../lib/i18n/server';
import { Lists } from './_components/lists';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('lists'))('title') };
}

export default async function ListsPage() {
  await requireAct('lists.read');
  return <Lists />;
}
