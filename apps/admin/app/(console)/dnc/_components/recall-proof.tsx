'use client';

import type { DncEntryView, DncRecallView } from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Panel } from '../../../../components/ui/panel';
import { Moment } from '../../../../components/ui/moment';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { Shown } from '../../../../components/ui/shown';
import { dncRecallsQuery, untilProven } from '../../../../lib/api/dnc';
import { ProofStep, RecallStep } from './proof-steps';
import styles from './dnc.module.css';

const isOpen = ({ outcome }: DncRecallView): boolean =>
  outcome === 'failed' || outcome === 'waiting' || outcome === 'ringing';

/** What happened to everything that was on its way when an entry came, step by step. */
export function EntryProof({ entry }: { readonly entry: DncEntryView }) {
  const t = useTranslations('dnc.proof');
  if (entry.recall === null) {
    return (
      <Panel title={t('title')}>
        <p className={styles.dim}>{t('unknown')}</p>
      </Panel>
    );
  }
  return (
    <Panel title={t('title')} note={<span className="tabular">{entry.value}</span>}>
      <Proof of={{ entryId: entry.id }} at={entry.createdAt} who={entry.createdBy} />
    </Panel>
  );
}

export function Proof({
  of,
  at,
  who,
}: {
  readonly of: { readonly entryId: string } | { readonly additionId: string };
  readonly at: string;
  readonly who: string;
}) {
  const t = useTranslations('dnc.proof');
  const recalls = useQuery({
    ...dncRecallsQuery(of),
    refetchInterval: ({ state }) => untilProven(state.data !== undefined && !state.data.items.some(isOpen)),
  });
  return (
    <Shown query={recalls} skeleton={<RowSkeleton rows={3} />}>
      {({ items, nextCursor }) => (
        <>
          <ol className={styles.steps} aria-live="polite">
            <ProofStep kind="done" title={t('stored')}>
              <Moment at={at} style="seconds" /> {t('storedBy', { who })}
            </ProofStep>
            <ProofStep kind="lock" title={t('gate')}>
              {t('gateText')}
            </ProofStep>
            {items.length === 0 && (
              <ProofStep kind="done" title={t('none')}>
                {t('noneText')}
              </ProofStep>
            )}
            {items.map((recall) => (
              <RecallStep key={recall.id} recall={recall} isNumberSaid={'additionId' in of} />
            ))}
          </ol>
          {nextCursor !== null && <p className={styles.dim}>{t('more', { shown: String(items.length) })}</p>}
        </>
      )}
    </Shown>
  );
}
