import type { Metadata } from 'next';
import { requireAct } from '../../../../lib/api/gate';
import { texts } from '../../../../lib/i18n/server';
import { VendorWords } from '../_components/vendor-words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('dispositions.words'))('title') };
}

export default async function VendorWordsPage() {
  await requireAct('dispositions.read');
  return <VendorWords />;
}
