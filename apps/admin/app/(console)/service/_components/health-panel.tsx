'use client';

import { Group, Title } from '@mantine/core';
import type { HealthCheckView, ReadyView } from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Age, STALE_SECONDS } from '../../../../components/ui/age';
import { type PillState, StatePill } from '../../../../components/ui/state-pill';
import { useAge } from '../../../../hooks/use-age';
import { useServerWords } from '../../../../hooks/use-server-words';
import { readLive, readReady } from '../../../../lib/api/client';
import { formatDuration } from '../../../../lib/format/duration';
import type { en } from '../../../../messages/en';
import styles from './health-panel.module.css';

const POLL_MS = 5_000;

export function HealthPanel() {
  const t = useTranslations('service');
  const say = useServerWords();
  const poll = { refetchInterval: POLL_MS, refetchIntervalInBackground: true } as const;
  const live = useQuery({ queryKey: ['live'], queryFn: readLive, ...poll });
  const ready = useQuery({ queryKey: ['ready'], queryFn: readReady, ...poll });
  const age = useAge(ready.dataUpdatedAt);
  // An old figure is no figure: it is never shown in the colour of a state.
  const isStale = age !== null && age >= STALE_SECONDS;
  const isUnknown = ready.data === undefined || ready.isError || isStale;
  const verdict = verdictOf(ready.data, ready.isError, isStale);
  return (
    <section aria-labelledby="health-title">
      <Group justify="space-between" mih={48} align="center">
        <Group gap={12}>
          <Title order={1} id="health-title">
            {t('title')}
          </Title>
          <span role="status">
            <Pill {...verdict} />
          </span>
        </Group>
        <Age at={ready.dataUpdatedAt} of={t('answered')} />
      </Group>
      {ready.isError && (
        <p className={styles.reason} role="alert">
          {say(ready.error.message)} {t('askAgain', { seconds: String(POLL_MS / 1000) })}
        </p>
      )}
      <dl className={styles.box}>
        <Row name={t('process')}>
          <Pill {...processOf(live.data !== undefined, live.isError, isStale)} />
          <Fact>
            {live.data === undefined || live.isError
              ? '–'
              : t('up', { time: formatDuration(live.data.uptimeSeconds) })}
          </Fact>
        </Row>
        {(ready.data?.checks ?? PENDING).map((check) => (
          <Row key={check.name} name={t(`checks.${check.name}`)} detail={check.detail}>
            <Pill {...pillOf(check, isUnknown)} />
            <Fact>{isUnknown ? '–' : `${check.ms.toFixed(1)} ms`}</Fact>
          </Row>
        ))}
        <Row name={t('version')}>
          <Fact>{ready.data?.version ?? live.data?.version ?? '–'}</Fact>
        </Row>
      </dl>
    </section>
  );
}

const PENDING: readonly HealthCheckView[] = (['database', 'migrations', 'jobs'] as const).map((name) => ({
  name,
  isOk: false,
  ms: 0,
  detail: null,
}));

type Word = keyof (typeof en)['service']['words'];

interface PillWords {
  readonly state: PillState;
  readonly word: Word;
}

function Pill({ state, word }: PillWords) {
  const t = useTranslations('service.words');
  return <StatePill state={state} word={t(word)} />;
}

function verdictOf(ready: ReadyView | undefined, isError: boolean, isStale: boolean): PillWords {
  if (isError) return { state: 'bad', word: 'away' };
  if (ready === undefined) return { state: 'unknown', word: 'asking' };
  if (isStale) return { state: 'unknown', word: 'unknown' };
  return ready.status === 'ready' ? { state: 'good', word: 'ready' } : { state: 'bad', word: 'notReady' };
}

function processOf(isKnown: boolean, isError: boolean, isStale: boolean): PillWords {
  if (isError) return { state: 'bad', word: 'away' };
  return isKnown && !isStale ? { state: 'good', word: 'live' } : { state: 'unknown', word: 'unknown' };
}

function pillOf(check: HealthCheckView, isUnknown: boolean): PillWords {
  if (isUnknown) return { state: 'unknown', word: 'unknown' };
  return check.isOk ? { state: 'good', word: 'ok' } : { state: 'bad', word: 'wrong' };
}

function Row({
  name,
  detail = null,
  children,
}: {
  readonly name: string;
  readonly detail?: string | null;
  readonly children: React.ReactNode;
}) {
  const say = useServerWords();
  return (
    <div className={styles.row}>
      <dt>{name}</dt>
      <dd className={styles.facts}>{children}</dd>
      {detail !== null && <dd className={styles.detail}>{say(detail)}</dd>}
    </div>
  );
}

const Fact = ({ children }: { readonly children: React.ReactNode }) => (
  <span className={`${styles.fact} tabular`}>{children}</span>
);
