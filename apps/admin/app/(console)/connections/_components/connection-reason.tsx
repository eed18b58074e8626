'use client';

import type { ConnectionView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { Moment } from '../../../../components/ui/moment';
import { useServerWords } from '../../../../hooks/use-server-words';

/** False where only an agent's browser reaches it. */
export const isTestable = ({ missing }: ConnectionView): boolean => missing['connectionProbe'] === undefined;

/** Why a connection is not simply answering, and when it is tried again; when it last answered where it is. */
export function ConnectionReason({ connection }: { readonly connection: ConnectionView }) {
  const t = useTranslations('connections.reason');
  const say = useServerWords();
  const { circuit, health, now } = connection;
  const standing = now?.standing ?? 'unknown';
  const at = (moment: string | null) => () => <Moment at={moment} style="seconds" />;
  if (standing === 'off') return t('off');
  if (circuit !== null && circuit.state !== 'closed') {
    return (
      <>
        {say(circuit.lastError?.message ?? '')} {t('rests')}{' '}
        {circuit.nextTryAt !== null && t.rich('nextTry', { at: at(circuit.nextTryAt) })}
      </>
    );
  }
  if (standing === 'down') return <>{say(health?.message ?? '')}</>;
  if (now === null || now.lastAnswerAt === null) return t(isTestable(connection) ? 'never' : 'neverReported');
  return t.rich('answered', { at: at(now.lastAnswerAt) });
}
