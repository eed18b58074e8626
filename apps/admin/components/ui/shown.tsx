'use client';

import { Button } from '@mantine/core';
import { IconAlertOctagonFilled, IconClockExclamation } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useServerWords } from '../../hooks/use-server-words';
import { ApiError } from '../../lib/api/problem';
import styles from './shown.module.css';

type Asked<T> = Pick<UseQueryResult<T>, 'data' | 'error' | 'isFetching' | 'refetch'>;

/**
 * What a query brought, in one of four states: a skeleton in the geometry of what comes (seen after 300 ms only), the
 * refusal with what still holds, the data, or older data under a line that says so.
 */
export function Shown<T>({
  query,
  skeleton,
  children,
}: {
  readonly query: Asked<T>;
  readonly skeleton: ReactNode;
  readonly children: (data: T) => ReactNode;
}) {
  if (query.data === undefined) {
    if (query.error !== null) return <Refused error={query.error} onAgain={() => void query.refetch()} />;
    return (
      <div className={styles.waiting} aria-busy="true">
        {skeleton}
      </div>
    );
  }
  return (
    <>
      {query.error !== null && <StaleLine error={query.error} onAgain={() => void query.refetch()} />}
      {children(query.data)}
    </>
  );
}

/** A whole part of a page that cannot be shown: why, what still holds, and a way on. */
export function Refused({ error, onAgain }: { readonly error: Error; readonly onAgain?: () => void }) {
  const t = useTranslations('common.refused');
  const say = useServerWords();
  const problem = error instanceof ApiError ? error.problem : null;
  return (
    <div className={styles.refused} role="alert">
      <IconAlertOctagonFilled size={16} aria-hidden="true" className={styles.bad ?? ''} />
      <div>
        <h2 className={styles.title}>{t(problem?.status === 404 ? 'notFound' : 'title')}</h2>
        <p className={styles.text}>{say(error.message)}</p>
        {problem?.status !== 404 && <p className={styles.still}>{t('still')}</p>}
        {onAgain !== undefined && (
          <Button variant="default" onClick={onAgain}>
            {t('again')}
          </Button>
        )}
        {problem !== null && problem.requestId !== '' && (
          <p className={styles.reference}>{t('reference', { id: problem.requestId })}</p>
        )}
      </div>
    </div>
  );
}

/** What is shown could not be renewed. */
export function StaleLine({ error, onAgain }: { readonly error: Error; readonly onAgain?: () => void }) {
  const t = useTranslations('common.refused');
  const say = useServerWords();
  return (
    <div className={styles.stale} role="status">
      <IconClockExclamation size={16} aria-hidden="true" />
      <span>
        {t('stale')} {say(error.message)}
      </span>
      {onAgain !== undefined && (
        <Button variant="subtle" size="xs" onClick={onAgain}>
          {t('again')}
        </Button>
      )}
    </div>
  );
}
