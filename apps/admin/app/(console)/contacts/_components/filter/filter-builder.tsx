'use client';

import { checkFilter, type ContactFilter } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useNumber } from '../../../../../hooks/use-number';
import { filterPreviewQuery } from '../../../../../lib/api/contact-filters';
import { type Draft, EMPTY, pathOfIssue, withAdded, withNode } from './filter-draft';
import { type DraftHands, GroupBox } from './filter-nodes';
import styles from './filter.module.css';

const TYPING_MS = 400;

/** Conditions in words instead of SQL; what is filled in narrows the list at once, and how many it finds is told. */
export function FilterBuilder({
  filter,
  onChange,
  onClose,
}: {
  readonly filter: ContactFilter | null;
  readonly onChange: (filter: ContactFilter | null) => void;
  readonly onClose: () => void;
}) {
  const t = useTranslations('contacts.filter');
  const [draft, setDraft] = useState<Draft>(filter ?? EMPTY);
  const [settled] = useDebouncedValue(draft, TYPING_MS);
  const sent = useRef(JSON.stringify(filter ?? EMPTY));
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  // Another filter stands in the address, and not by what was done here: a saved one, the way back.
  const outside = JSON.stringify(filter ?? EMPTY);
  useEffect(() => {
    if (outside === sent.current) return;
    sent.current = outside;
    setDraft(JSON.parse(outside) as Draft);
  }, [outside]);
  useEffect(() => {
    const text = JSON.stringify(settled);
    if (text === sent.current || 'issues' in checkFilter(settled)) return;
    sent.current = text;
    latest.current(settled.of.length === 0 ? null : settled);
  }, [settled]);
  const checked = checkFilter(draft);
  const open = new Set(
    'issues' in checked ? checked.issues.map(({ path }) => pathOfIssue(path).join('.')) : [],
  );
  const hands: DraftHands = {
    put: (path, node) => setDraft((before) => withNode(before, path, node)),
    add: (path, node) => setDraft((before) => withAdded(before, path, node)),
    isOpen: (path) => open.has(path.join('.')),
  };
  return (
    <section className={styles.builder} aria-label={t('title')}>
      <GroupBox group={draft} path={[]} hands={hands} />
      <div className={styles.foot}>
        <Count filter={filter} />
        <span className={styles.room} />
        {draft.of.length > 0 && (
          <Button variant="subtle" size="xs" onClick={() => setDraft(EMPTY)}>
            {t('clear')}
          </Button>
        )}
        <Button variant="default" size="xs" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </section>
  );
}

/** How many contacts the filter finds, counted so far as is quick. */
function Count({ filter }: { readonly filter: ContactFilter | null }) {
  const t = useTranslations('contacts.filter');
  const number = useNumber();
  const preview = useQuery({ ...filterPreviewQuery(filter), placeholderData: keepPreviousData });
  const { data, error } = preview;
  if (filter === null) return <span className={styles.count}>{t('everybody')}</span>;
  if (error !== null) {
    return (
      <span className={styles.open} role="alert">
        {error.message}
      </span>
    );
  }
  return (
    <span className={styles.count} role="status" data-old={preview.isPlaceholderData || undefined}>
      {data === undefined
        ? t('counting')
        : t(data.isMore ? 'moreThan' : 'found', { count: data.count, shown: number.whole(data.count) })}
    </span>
  );
}
