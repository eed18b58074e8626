import type { Metadata } from 'next';
import { requireAct } from '../../../lib/api/gate';
import { texts } from '../../../lib/i18n/server';
import { Dnc } from './_components/dnc';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('dnc'))('title') };
}

export default async function DncPage() {
  await requireAct('dnc.read');
  return <Dnc />;
}
