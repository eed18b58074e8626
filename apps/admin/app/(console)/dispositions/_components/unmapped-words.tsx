'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../../../../components/ui/empty-state';
import { Panel } from '../../../../components/ui/panel';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { Shown } from '../../../../components/ui/shown';
import { unmappedWordsQuery } from '../../../../lib/api/vendor-words';
import { UnmappedWordRow } from './unmapped-word-row';
import styles from './vendor-words.module.css';
import type { OpenWord } from './vendor-words';

/** Words that stored records carry without a result: they settle nothing until somebody says what they mean. */
export function UnmappedWords({ onOpen }: { readonly onOpen: ((open: OpenWord) => void) | null }) {
  const t = useTranslations('dispositions.words');
  const unmapped = useQuery(unmappedWordsQuery);
  return (
    <Panel title={t('unmapped')} note={t('unmappedNote')} isFlush>
      <Shown query={unmapped} skeleton={<RowSkeleton />}>
        {({ items, isMore }) =>
          items.length === 0 ? (
            <EmptyState title={t('noneUnmapped')}>{t('noneUnmappedText')}</EmptyState>
          ) : (
            <>
              <ul className={styles.rows}>
                {items.map((word) => (
                  <UnmappedWordRow key={`${word.connectionId} ${word.word}`} word={word} onOpen={onOpen} />
                ))}
              </ul>
              {isMore && <p className={styles.more}>{t('more')}</p>}
            </>
          )
        }
      </Shown>
    </Panel>
  );
}
