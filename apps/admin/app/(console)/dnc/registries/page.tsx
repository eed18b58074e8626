import type { Metadata } from 'next';
import { requireAct } from '../../../../lib/api/gate';
import { texts } from '../../../../lib/i18n/server';
import { Registries } from './_components/registries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('registries'))('title') };
}

export default async function RegistriesPage() {
  await requireAct('dnc.read');
  return <Registries />;
}
