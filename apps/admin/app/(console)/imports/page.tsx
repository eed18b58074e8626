import type { Metadata } from 'next';
import { requireAct } from '../../../lib/api/gate';
import { texts } from '../../../lib/i18n/server';
import { AllImports } from './_components/all-imports';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('listImport'))('title') };
}

export default async function ImportsPage() {
  await requireAct('lists.read');
  return <AllImports />;
}
