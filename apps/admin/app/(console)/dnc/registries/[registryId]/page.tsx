import type { Metadata } from 'next';
import { requireAct } from '../../../../../lib/api/gate';
import { texts } from '../../../../../lib/i18n/server';
import { Registry } from '../_components/registry';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('registries'))('registry') };
}

export default async function RegistryPage({ params }: { readonly params: Promise<{ registryId: string }> }) {
  await requireAct('dnc.read');
  return <Registry id={(await params).registryId} />;
}
