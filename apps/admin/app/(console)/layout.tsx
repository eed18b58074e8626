import type { ReactNode } from 'react';
import { Frame } from '../../components/frame/frame';
import { SessionProvider } from '../../components/session/session-context';
import { KeysProvider } from '../../hooks/keys';
import { UnsavedProvider } from '../../hooks/unsaved';
import { findSession } from '../../lib/api/session';

/** The frame around every page. Who may see a page is checked in the page, which also sends strangers to the sign-in. */
export default async function ConsoleLayout({ children }: { readonly children: ReactNode }) {
  const session = await findSession();
  if (session === null) return children;
  return (
    <SessionProvider session={session}>
      <KeysProvider>
        <UnsavedProvider>
          <Frame>{children}</Frame>
        </UnsavedProvider>
      </KeysProvider>
    </SessionProvider>
  );
}
