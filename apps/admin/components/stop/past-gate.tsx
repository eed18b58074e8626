'use client';

import type { AttemptPastGateView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { Moment } from '../ui/moment';
import styles from './stop.module.css';

/** More are said by their number. */
const MOST = 12;

/** Attempts that had passed the send gate when the "no" was said. */
export function PastGate({
  attempts,
  count = attempts.length,
}: {
  readonly attempts: readonly AttemptPastGateView[];
  /** How many there are when not all were read. */
  readonly count?: number;
}) {
  const t = useTranslations('stop.done');
  const words = useTranslations('stop.states');
  return (
    <div className={styles.pastGate} role="region" aria-label={t('title')} tabIndex={0}>
      <table className={styles.attempts}>
        <thead>
          <tr>
            <th scope="col">{t('number')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col">{t('sent')}</th>
          </tr>
        </thead>
        <tbody>
          {attempts.slice(0, MOST).map(({ attemptId, number, state, sentAt }) => (
            <tr key={attemptId}>
              <td className="tabular">{number}</td>
              <td>{isWord(state) ? words(state) : state}</td>
              <td>
                <Moment at={sentAt} style="seconds" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > MOST && (
        <p className={styles.more}>{t('more', { count: count - Math.min(MOST, attempts.length) })}</p>
      )}
    </div>
  );
}

const WORDS = ['SENDING', 'ACCEPTED', 'IN_DOUBT', 'OBSERVED'] as const;
const isWord = (state: string): state is (typeof WORDS)[number] =>
  (WORDS as readonly string[]).includes(state);
