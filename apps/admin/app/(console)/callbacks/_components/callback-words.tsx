'use client';

import type { CallbackView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { ResultWord } from '../../../../components/calls/result-word';
import { Moment } from '../../../../components/ui/moment';
import { type PillState, StatePill } from '../../../../components/ui/state-pill';
import { useNow } from '../../../../hooks/use-now';
import { useServerWords } from '../../../../hooks/use-server-words';
import { formatDuration } from '../../../../lib/format/duration';
import { isWhyCode } from './why-codes';

const PILLS: Readonly<Record<CallbackView['state'], PillState>> = {
  due: 'late',
  open: 'scheduled',
  kept: 'good',
  missed: 'bad',
  cancelled: 'unknown',
};

export function CallbackPill({ callback: { state } }: { readonly callback: CallbackView }) {
  const t = useTranslations('callbacks.tabs');
  return <StatePill state={PILLS[state]} word={t(state)} />;
}

/** Who is to call. */
export function AgentWords({ callback }: { readonly callback: CallbackView }) {
  const t = useTranslations('callbacks');
  if (callback.agentUserName !== null) return callback.agentUserName;
  return callback.agent === null ? t('anybody') : t('vendorAgent', { agent: callback.agent });
}

/** A block of the policy, or why a promise was missed, in words. */
export function WhyWords({ code, words }: { readonly code: string; readonly words?: string | null }) {
  const say = useServerWords();
  const t = useTranslations('callbacks');
  if (isWhyCode(code)) return t(`why.${code}`);
  return say(words ?? code);
}

/** What a due callback waits for, one thing: the plainest first. */
function DueWords({ callback }: { readonly callback: CallbackView }) {
  const t = useTranslations('callbacks');
  const { campaignState, entryState, blocks, eligibleAt } = callback;
  const [first] = blocks;
  if (entryState === null) return t('how.left');
  if (entryState === 'in_flight') return t('how.inFlight');
  if (campaignState !== 'running') return t('how.campaign', { state: t(`campaignStates.${campaignState}`) });
  if (first === undefined) return t('how.next');
  return (
    <>
      <WhyWords code={first} />
      {eligibleAt !== null && (
        <>, {t.rich('how.clears', { at: () => <Moment at={eligibleAt} isZoneSaid /> })}</>
      )}
    </>
  );
}

/** How a callback stands: what it waits for, or what became of it. */
export function HowWords({ callback }: { readonly callback: CallbackView }) {
  const say = useServerWords();
  const t = useTranslations('callbacks');
  const now = useNow();
  switch (callback.state) {
    case 'open': {
      const seconds = now === null ? null : (Date.parse(callback.dueAt) - now) / 1_000;
      return seconds === null ? '…' : t('how.open', { time: formatDuration(seconds) });
    }
    case 'due':
      return <DueWords callback={callback} />;
    case 'missed':
      return <MissedWords callback={callback} />;
    case 'cancelled':
      return say(callback.cancelReason ?? '');
    case 'kept':
      return <Moment at={callback.settledAt} isZoneSaid />;
  }
}

/** A result as its code: the call was made and not answered. */
export function MissedWords({ callback }: { readonly callback: CallbackView }) {
  const say = useServerWords();
  const t = useTranslations('callbacks');
  const { missedCode, missedReason } = callback;
  if (missedCode === null) return say(missedReason ?? '');
  if (isWhyCode(missedCode)) return <WhyWords code={missedCode} />;
  const isResult = /^(?:NO_ANSWER|BUSY|CONGESTION|CANCELLED|REJECTED|INVALID_NUMBER|MACHINE|UNCONFIRMED)$/;
  if (!isResult.test(missedCode)) return say(missedReason ?? '');
  return t.rich('missedAs', { result: () => <ResultWord result={missedCode} /> });
}
