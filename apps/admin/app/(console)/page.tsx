import { may } from '@callspool/contracts';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PLACES } from '../../components/frame/places';
import { requireAct } from '../../lib/api/gate';
import { texts } from '../../lib/i18n/server';
import { Dashboard } from './_components/dashboard';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('dashboard'))('title') };
}

/** The dashboard; who may not see it starts at the first place that the role may open. */
export default async function HomePage() {
  const { role } = await requireAct('session.read');
  if (!may(role, 'overview.read'))
    redirect(PLACES.find(({ href, act }) => href !== '/' && may(role, act))?.href ?? '/service');
  return <Dashboard />;
}
