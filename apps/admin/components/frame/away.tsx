'use client';

import { Button } from '@mantine/core';
import { IconCircleCheck, IconDatabase, IconTool } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Brand } from '../ui/brand';
import { Moment } from '../ui/moment';
import { ProgressBar } from '../ui/progress-bar';
import styles from './away.module.css';

const RETRY_SECONDS = 5;
/** Failures further apart than this are two outages. */
const SAME_OUTAGE_MS = 30_000;

/** A try that fails mounts the page anew: since when it fails outlives that. */
const outage = { since: 0, seenAt: 0 };

function sinceWhen(now: number): number {
  if (now - outage.seenAt > SAME_OUTAGE_MS) outage.since = now;
  outage.seenAt = now;
  return outage.since;
}

/** Stands in for the whole console while its service does not answer: since when, what holds meanwhile, and the next try. */
export function Away({ retry }: { readonly retry: () => void }) {
  const t = useTranslations('frame.away');
  const [since, setSince] = useState<Date | null>(null);
  const [left, setLeft] = useState(RETRY_SECONDS);
  useEffect(() => {
    setSince(new Date(sinceWhen(Date.now())));
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1_000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (left > 0) return;
    setLeft(RETRY_SECONDS);
    retry();
  }, [left, retry]);
  return (
    <main className={styles.page}>
      <Brand />
      <section className={styles.panel}>
        <h1 className={styles.title} role="alert">
          {t('title')}
        </h1>
        <p className={styles.since}>
          {t('since')} <Moment at={since} style="seconds" />
        </p>
        <ul className={styles.facts}>
          <li>
            <IconCircleCheck size={16} aria-hidden="true" /> {t('signedIn')}
          </li>
          <li>
            <IconDatabase size={16} aria-hidden="true" /> {t('nothingLost')}
          </li>
          <li>
            <IconTool size={16} aria-hidden="true" /> {t('whoRuns')}
          </li>
        </ul>
        <ProgressBar done={RETRY_SECONDS - left} of={RETRY_SECONDS} label={t('untilNext')} tone="idle" />
        <div className={styles.act}>
          <Button variant="default" onClick={retry}>
            {t('again')}
          </Button>
          <span className="tabular">{t('next', { seconds: String(left) })}</span>
        </div>
      </section>
    </main>
  );
}
