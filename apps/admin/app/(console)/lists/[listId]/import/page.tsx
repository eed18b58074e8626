import type { Metadata } from 'next';
import { requireAct } from '../../../../../lib/api/gate';
import { texts } from '../../../../../lib/i18n/server';
import { ImportWizard } from '../../_components/import-wizard';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('lists'))('title') };
}

export default async function ListImportWizardPage({
  params,
}: {
  readonly params: Promise<{ listId: string }>;
}) {
  await requireAct('lists.import');
  const { listId } = await params;
  return <ImportWizard listId={listId} />;
}
