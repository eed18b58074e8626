import type { Metadata } from 'next';
import { requireAct } from '../../../lib/api/gate';
import { texts } from '../../../lib/i18n/server';
import { Dispositions } from './_components/dispositions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('dispositions'))('title') };
}

export default async function DispositionsPage() {
  await requireAct('dispositions.read');
  return <Dispositions />;
}
