import type { Metadata } from 'next';
import { requireAct } from '../../../../lib/api/gate';
import { texts } from '../../../../lib/i18n/server';
import { NewConnection } from '../_components/new-connection';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('connections'))('newConnection') };
}

export default async function NewConnectionPage() {
  await requireAct('connections.edit');
  return <NewConnection />;
}
