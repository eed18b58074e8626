import type { Metadata } from 'next';
import { requireAct } from '../../../../../../lib/api/gate';
import { texts } from '../../../../../../lib/i18n/server';
import { ImportRun } from '../../../_components/import-run';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('listImport'))('title') };
}

export default async function ListImportPage({
  params,
}: {
  readonly params: Promise<{ listId: string; importId: string }>;
}) {
  await requireAct('lists.read');
  const { listId, importId } = await params;
  return <ImportRun listId={listId} importId={importId} />;
}
