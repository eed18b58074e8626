import type { Metadata } from 'next';
import { requireAct } from '../../../lib/api/gate';
import { texts } from '../../../lib/i18n/server';
import { Caps } from './_components/caps';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('caps'))('title') };
}

export default async function CapsPage() {
  await requireAct('caps.read');
  return <Caps />;
}
