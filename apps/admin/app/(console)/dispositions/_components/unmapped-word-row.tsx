'use client';

import { type UnmappedWord, WORD_RESULTS, type WordResult } from '@callspool/contracts';
import { Button, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Moment } from '../../../../components/ui/moment';
import { Refusal } from '../../../../components/ui/refusal';
import { useNumber } from '../../../../hooks/use-number';
import { createVendorWord, updateVendorWord } from '../../../../lib/api/vendor-words';
import styles from './vendor-words.module.css';
import type { OpenWord } from './vendor-words';

/** One word with how many calls carry it, and the act that gives it a meaning and settles them. */
export function UnmappedWordRow({
  word,
  onOpen,
}: {
  readonly word: UnmappedWord;
  readonly onOpen: ((open: OpenWord) => void) | null;
}) {
  const t = useTranslations('dispositions.words');
  const results = useTranslations('respool.results');
  const number = useNumber();
  const queries = useQueryClient();
  const [result, setResult] = useState<WordResult | null>(null);
  const { connectionId, vendorWordId } = word;
  const mapping = useMutation({
    mutationFn: () =>
      vendorWordId === null
        ? createVendorWord({ connectionId, word: word.word, result, applyToStored: true })
        : updateVendorWord(vendorWordId, { applyToStored: true }),
    onSettled: () =>
      Promise.all(
        [['vendor-words'], ['unmapped-words']].map((queryKey) => queries.invalidateQueries({ queryKey })),
      ),
  });
  const calls = number.whole(word.records);
  return (
    <li className={styles.row}>
      <div className={styles.said}>
        <span className={word.word === '' ? styles.nothing : 'mono'}>
          {word.word === '' ? t('nothing') : word.word}
        </span>
        <span className={styles.fact}>
          {t.rich('carried', {
            connection: word.connectionName,
            count: word.records,
            from: () => <Moment at={word.firstAt} />,
            to: () => <Moment at={word.lastAt} />,
          })}
        </span>
      </div>
      {onOpen !== null && word.word !== '' && (
        <div className={styles.acts}>
          {vendorWordId === null ? (
            <>
              <Select
                aria-label={t('meaningOf', { word: word.word })}
                placeholder={t('choose')}
                data={WORD_RESULTS.map((value) => ({ value, label: results(value) }))}
                value={result}
                onChange={setResult}
                w={176}
              />
              <Button
                disabled={result === null}
                loading={mapping.isPending}
                onClick={() => mapping.mutate()}
                aria-label={t('mapLabel', { word: word.word, count: calls })}
              >
                {t('map', { count: calls })}
              </Button>
              <Button
                variant="default"
                onClick={() => onOpen({ kind: 'unmapped', word })}
                aria-label={t('otherwiseLabel', { word: word.word })}
              >
                {t('otherwise')}
              </Button>
            </>
          ) : (
            <>
              <span className={styles.fact}>{t('mappedSince')}</span>
              <Button
                variant="default"
                loading={mapping.isPending}
                onClick={() => mapping.mutate()}
                aria-label={t('settleLabel', { word: word.word, count: calls })}
              >
                {t('settle', { count: calls })}
              </Button>
            </>
          )}
        </div>
      )}
      {mapping.error !== null && <Refusal title={t('refused')} message={mapping.error.message} />}
    </li>
  );
}
