import type { Metadata } from 'next';
import { requireAct } from '../../../lib/api/gate';
import { texts } from '../../../lib/i18n/server';
import { Exports } from './_components/exports';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('exports'))('title') };
}

export default async function ExportsPage() {
  await requireAct('exports.make');
  return <Exports />;
}
