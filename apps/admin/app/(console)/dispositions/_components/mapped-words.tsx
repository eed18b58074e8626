'use client';

import type { VendorWordView } from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { ResultMark } from '../../../../components/calls/result-word';
import { EmptyState } from '../../../../components/ui/empty-state';
import { Moment } from '../../../../components/ui/moment';
import { Panel } from '../../../../components/ui/panel';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { Rows } from '../../../../components/ui/rows';
import { Shown } from '../../../../components/ui/shown';
import { allVendorWords } from '../../../../lib/api/rules';
import type { OpenWord } from './vendor-words';
import styles from './vendor-words.module.css';

const AGAIN_MS = 2_000;

/** Every word that somebody has given a meaning; a row opens to be changed. */
export function MappedWords({ onOpen }: { readonly onOpen: ((open: OpenWord) => void) | null }) {
  const t = useTranslations('dispositions.words');
  const kinds = useTranslations('connections.kinds');
  const words = useQuery({
    ...allVendorWords,
    refetchInterval: ({ state }) => (state.data?.some(({ isApplying }) => isApplying) ? AGAIN_MS : false),
  });
  return (
    <Panel title={t('mapped')} isFlush>
      <Shown query={words} skeleton={<RowSkeleton />}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState title={t('noneMapped')}>{t('noneMappedText')}</EmptyState>
          ) : (
            <Rows
              rows={items}
              rowKey={({ id }) => id}
              {...(onOpen === null
                ? {}
                : { onOpen: (word: VendorWordView) => onOpen({ kind: 'mapped', word }) })}
              cells={(word) => ({
                name: <span className="mono">{word.word}</span>,
                main: (
                  <span className={styles.meaning}>
                    <ResultMark result={word.result ?? word.knownResult} />
                    {word.disposition !== null && <span>{word.disposition.label}</span>}
                  </span>
                ),
                side: word.connectionName ?? t('allOf', { vendor: kinds(word.connectionKind) }),
                end: <Applied word={word} />,
              })}
            />
          )
        }
      </Shown>
    </Panel>
  );
}

/** What became of the calls that were stored before. */
function Applied({ word: { isApplying, appliedAt, appliedRecords } }: { readonly word: VendorWordView }) {
  const t = useTranslations('dispositions.words');
  if (isApplying) return t('applying', { count: appliedRecords });
  if (appliedAt === null) return t('notApplied');
  return t.rich('applied', { count: appliedRecords, at: () => <Moment at={appliedAt} /> });
}
