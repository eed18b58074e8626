import { type Act, may, type SessionView } from '@callspool/contracts';
import { notFound, redirect } from 'next/navigation';
import { findSession } from './session';

/** Where people go who must first choose a password or set up a second factor: nothing else is open to them. */
export const FIRST_STEPS = '/first-steps';

/**
 * The first line of every page: who asks, and whether they may. Sends whoever is not signed in to the sign-in, and answers
 * a page that the role may not open exactly like one that does not exist. Server only.
 */
export async function requireAct(act: Act): Promise<SessionView> {
  const session = await findSession();
  if (session === null) redirect('/sign-in');
  if (session.mustChangePassword || session.mustSetUpTwoFactor) redirect(FIRST_STEPS);
  if (!may(session.role, act)) notFound();
  return session;
}
