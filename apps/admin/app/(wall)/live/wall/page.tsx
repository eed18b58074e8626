import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { SessionProvider } from '../../../../components/session/session-context';
import { requireAct } from '../../../../lib/api/gate';
import { texts } from '../../../../lib/i18n/server';
import { NONCE_HEADER } from '../../../../lib/nonce';
import { Wall } from './_components/wall';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('live'))('wallTitle') };
}

/** Beside the console's frame: a wall has no rail, no bar and no buttons. */
export default async function WallPage() {
  const session = await requireAct('live.watch');
  return (
    <SessionProvider session={session}>
      <Wall nonce={(await headers()).get(NONCE_HEADER) ?? ''} />
    </SessionProvider>
  );
}
