'use client';

import type { DncRecallView } from '@callspool/contracts';
import {
  IconAlertCircleFilled,
  IconCheck,
  IconClockHour4,
  IconLock,
  IconPhoneOutgoing,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ResultWord } from '../../../../components/calls/result-word';
import { Moment } from '../../../../components/ui/moment';
import styles from './dnc.module.css';

const ICONS = {
  done: IconCheck,
  lock: IconLock,
  gone: IconPhoneOutgoing,
  wait: IconClockHour4,
  bad: IconAlertCircleFilled,
} as const;
type Kind = keyof typeof ICONS;

export function ProofStep({
  kind,
  title,
  children,
}: {
  readonly kind: Kind;
  readonly title: ReactNode;
  readonly children: ReactNode;
}) {
  const Icon = ICONS[kind];
  return (
    <li className={styles.step} data-kind={kind}>
      <Icon size={16} aria-hidden="true" className={styles.stepIcon ?? ''} />
      <span className={styles.stepTitle}>{title}</span>
      <span className={styles.stepNote}>{children}</span>
    </li>
  );
}

const KINDS: Readonly<Record<DncRecallView['outcome'], Kind>> = {
  recalled: 'done',
  ended: 'gone',
  refused: 'done',
  failed: 'bad',
  waiting: 'wait',
  ringing: 'bad',
};

/** What became of one attempt that had passed the gate. */
export function RecallStep({
  recall,
  isNumberSaid,
}: {
  readonly recall: DncRecallView;
  readonly isNumberSaid: boolean;
}) {
  const t = useTranslations('dnc.proof');
  const { outcome, connectionName, number, campaignName } = recall;
  return (
    <ProofStep kind={KINDS[outcome]} title={t(`outcomes.${outcome}`, { connection: connectionName })}>
      {isNumberSaid && <span className="tabular">{number}, </span>}
      {campaignName}
      <br />
      <RecallNote recall={recall} />
    </ProofStep>
  );
}

function RecallNote({ recall }: { readonly recall: DncRecallView }) {
  const t = useTranslations('dnc.proof');
  const { outcome, receipt, tries, result } = recall;
  switch (outcome) {
    case 'recalled':
      return (
        <>
          <Moment at={recall.recalledAt} style="seconds" /> {receipt !== null && t('answered', { receipt })}
        </>
      );
    case 'failed':
      return (
        <>
          {receipt} {t('tries', { tries })}
        </>
      );
    case 'ringing':
      return (
        <>
          <Moment at={recall.sentAt} style="seconds" />, {t('mayRing')}
        </>
      );
    case 'ended':
      return (
        <>
          <Moment at={recall.closedAt} style="seconds" />
          {result !== null && <>, {t.rich('result', { result: () => <ResultWord result={result} /> })}</>}
        </>
      );
    case 'refused':
    case 'waiting':
      return <Moment at={recall.sentAt} style="seconds" />;
  }
}
