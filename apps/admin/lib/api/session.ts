import { type SessionView, sessionView } from '@callspool/contracts';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { apiUrl } from '../env/env';

/**
 * Who is signed in, asked of the API once for this request; null when nobody is. Server only.
 * @throws Error while the API is away.
 */
export const findSession = cache(async (): Promise<SessionView | null> => {
  const cookie = (await cookies()).toString();
  if (cookie === '') return null;
  const response = await fetch(`${apiUrl()}/api/v1/session`, { headers: { cookie }, cache: 'no-store' });
  if (response.status === 401) return null;
  if (!response.ok) throw new Error(`The service answered ${response.status}.`);
  return sessionView.parse(await response.json());
});
