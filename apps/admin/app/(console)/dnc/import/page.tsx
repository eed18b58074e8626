import type { Metadata } from 'next';
import { requireAct } from '../../../../lib/api/gate';
import { texts } from '../../../../lib/i18n/server';
import { DncImport } from './_components/dnc-import';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('dnc.imports'))('title') };
}

export default async function DncImportPage() {
  await requireAct('dnc.import');
  return <DncImport />;
}
