import { may } from '@callspool/contracts';
import { redirect } from 'next/navigation';
import { PLACES } from '../components/frame/places';
import { findSession } from '../lib/api/session';

/** The first place that the role may open. */
export default async function Home(): Promise<never> {
  const session = await findSession();
  if (session === null) redirect('/sign-in');
  redirect(PLACES.find(({ href, act }) => href !== '/' && may(session.role, act))?.href ?? '/service');
}
