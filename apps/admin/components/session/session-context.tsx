'use client';

import { type Act, may, type SessionView } from '@callspool/contracts';
import { createContext, type ReactNode, useContext } from 'react';

const SessionContext = createContext<SessionView | null>(null);

export function SessionProvider({
  session,
  children,
}: {
  readonly session: SessionView;
  readonly children: ReactNode;
}) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** Who is signed in. Only below the console's layout. */
export function useSession(): SessionView {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession outside the console.');
  return session;
}

/** Whether the person may do it: what they may not is not shown, and the API refuses it all the same. */
export function useMay(): (act: Act) => boolean {
  const { role } = useSession();
  return (act) => may(role, act);
}
